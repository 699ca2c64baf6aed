type Value = string | number | null;

// A cell that begins like this would run as a formula in a spreadsheet.
const FORMULA = /^[=+\-@\t\r]/;

function cell(value: Value): string {
  if (value === null) {
    return '';
  }
  if (typeof value === 'number') {
    return String(value);
  }
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/**
 * Rows as RFC 4180 text, the first row naming the columns. Numbers are plain
 * (point, no grouping), unknowns empty, and text never a formula.
 */
export function csvOf<T>(
  columns: ReadonlyArray<readonly [name: string, of: (row: T) => Value]>,
  rows: readonly T[],
): string {
  const lines = [
    columns.map(([name]) => cell(name)),
    ...rows.map(row => columns.map(([, of]) => cell(of(row)))),
  ];
  return `${lines.map(line => line.join(',')).join('\r\n')}\r\n`;
}
