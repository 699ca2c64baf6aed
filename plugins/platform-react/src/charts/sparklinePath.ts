const MARGIN = 2;

/** Paths of a sparkline; `area` only when the line has no gap. */
export interface SparklinePath {
  path: string;
  area: string | null;
}

/**
 * The path of a sparkline from 0 to the largest value, null when there is
 * nothing to draw. Nulls leave gaps; a lone value becomes a short dash.
 */
export function sparklinePath(
  values: ReadonlyArray<number | null>,
  width: number,
  height: number,
): SparklinePath | null {
  const known = values.filter(value => value !== null);
  if (known.length === 0) {
    return null;
  }
  const top = Math.max(...known, 0) || 1;
  const step = values.length > 1 ? width / (values.length - 1) : width;
  const y = (value: number) =>
    Number(
      (height - MARGIN - (value / top) * (height - 2 * MARGIN)).toFixed(2),
    );
  let open = false;
  const commands = values.flatMap((value, index) => {
    if (value === null) {
      open = false;
      return [];
    }
    const point = `${Number((index * step).toFixed(2))},${y(value)}`;
    const command = open ? `L${point}` : `M${point}`;
    const alone =
      !open && (values[index + 1] === null || values[index + 1] === undefined);
    open = true;
    return alone ? [command, `h${values.length === 1 ? width : 2}`] : [command];
  });
  const path = commands.join('');
  const whole = known.length === values.length && values.length > 1;
  return {
    path,
    area: whole ? `${path}L${width},${height}L0,${height}Z` : null,
  };
}
