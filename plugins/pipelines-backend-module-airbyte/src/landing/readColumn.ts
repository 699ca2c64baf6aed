/** A column with its type as `format_type` names it. */
export interface Column {
  name: string;
  type: string;
}

/** SQL over the raw row `r` for one typed column of landing. */
export interface ColumnReading {
  name: string;
  value: string;
  /** The value as text, for `bad`; absent when reading cannot fail. */
  rawText?: string;
  /** True where there was a value and it could not be read. */
  failed?: string;
}

const INTEGER_TYPES = ['bigint', 'integer', 'smallint'];
const NUMBER_TYPES = [...INTEGER_TYPES, 'numeric', 'double precision', 'real'];
const JSON_TYPES = ['json', 'jsonb'];

// Sums of values within these still fit numeric(18,6) and bigint.
const NUMBER_BOUND = '1000000000000';
const COUNT_BOUND = '1000000000000000';
const MICROS_BOUND = '1000000000000000000';
const BIGINT_BOUND = '9223372036854775808';
const INTEGER_BOUND = '2147483648';

/**
 * How a column of landing is read from a raw column that may be of another
 * type, or missing. Nothing it returns can fail the load: what cannot be read
 * is null.
 */
export function readColumn(
  target: Column,
  source: Column | undefined,
): ColumnReading {
  if (!source) {
    return { name: target.name, value: `null::${target.type}` };
  }
  const raw = `r.${quoteIdentifier(source.name)}`;
  const text = textOf(raw, source.type);
  const value = valueOf(target, source.type, raw, text);
  const infallible =
    target.type === 'text' ||
    (target.type === 'jsonb' && JSON_TYPES.includes(source.type));
  if (infallible) {
    return { name: target.name, value };
  }
  return {
    name: target.name,
    value,
    rawText: text,
    failed: `${value} is null and btrim(${text}) <> ''`,
  };
}

export function quoteIdentifier(name: string): string {
  return `"${name.replace(/"/g, '""')}"`;
}

function textOf(raw: string, type: string): string {
  if (JSON_TYPES.includes(type)) {
    return `(${raw} #>> '{}')`;
  }
  // An id that became a decimal must read as it did before.
  return type === 'numeric' ? `trim_scale(${raw})::text` : `${raw}::text`;
}

function valueOf(
  target: Column,
  sourceType: string,
  raw: string,
  text: string,
): string {
  switch (target.type) {
    case 'text':
      return text;
    case 'numeric':
      return numberWithin(sourceType, raw, text, NUMBER_BOUND);
    case 'bigint':
      return wholeWithin(sourceType, raw, text, boundOfBigint(target.name));
    case 'integer':
      return `${wholeWithin(sourceType, raw, text, INTEGER_BOUND)}::integer`;
    case 'jsonb':
      return jsonOf(sourceType, raw, text);
    case 'date':
      return dateOf(sourceType, raw, text);
    case 'timestamp with time zone':
      return instantOf(sourceType, raw, text);
    default:
      throw new Error(
        `Column ${target.name} of landing has type ${target.type}, which no raw column is read into`,
      );
  }
}

function boundOfBigint(name: string): string {
  if (name === 'id' || name.endsWith('_id')) {
    return BIGINT_BOUND;
  }
  return name.endsWith('_micros') ? MICROS_BOUND : COUNT_BOUND;
}

function numberWithin(
  sourceType: string,
  raw: string,
  text: string,
  bound: string,
): string {
  return NUMBER_TYPES.includes(sourceType)
    ? `control.number_within(${raw}::numeric, ${bound})`
    : `control.read_number(${text}, ${bound})`;
}

function wholeWithin(
  sourceType: string,
  raw: string,
  text: string,
  bound: string,
): string {
  if (INTEGER_TYPES.includes(sourceType)) {
    return `case when ${raw} > -${bound} and ${raw} < ${bound} then ${raw} end`;
  }
  const number = numberWithin(sourceType, raw, text, bound);
  return `control.whole_within(${number}, ${bound})`;
}

function jsonOf(sourceType: string, raw: string, text: string): string {
  if (JSON_TYPES.includes(sourceType)) {
    return `nullif(${raw}::jsonb, 'null'::jsonb)`;
  }
  return sourceType === 'text' || sourceType.startsWith('character')
    ? `control.read_json(${text})`
    : `to_jsonb(${raw})`;
}

function dateOf(sourceType: string, raw: string, text: string): string {
  switch (sourceType) {
    case 'date':
      return `case when isfinite(${raw}) then ${raw} end`;
    case 'timestamp without time zone':
      return `case when isfinite(${raw}) then ${raw}::date end`;
    case 'timestamp with time zone':
      return `case when isfinite(${raw}) then (${raw} at time zone 'UTC')::date end`;
    default:
      return `control.read_date(${text})`;
  }
}

function instantOf(sourceType: string, raw: string, text: string): string {
  switch (sourceType) {
    case 'timestamp with time zone':
      return `case when isfinite(${raw}) then ${raw} end`;
    case 'timestamp without time zone':
    case 'date':
      return `case when isfinite(${raw}) then ${raw}::timestamp at time zone 'UTC' end`;
    default:
      return `control.read_instant(${text})`;
  }
}
