// @ts-check

/**
 * Casts that give null where PostgreSQL's own would fail the whole load.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // NaN and the infinities fail the comparison too. The scale goes, so that a
  // number reads the same whatever the type of the raw column.
  await knex.raw(`
    create function control.number_within(value numeric, bound numeric)
    returns numeric language sql immutable parallel safe
    as $$
      select case when value > -bound and value < bound then trim_scale(value) end
    $$
  `);

  // The digits are bounded before the cast, the size after it. {0,1} stands for
  // the question mark, which knex would take for a binding.
  await knex.raw(`
    create function control.read_number(value text, bound numeric)
    returns numeric language sql immutable parallel safe
    as $$
      select case
        when btrim(value) ~ '^[+-]{0,1}([0-9]{1,24}([.][0-9]{0,24}){0,1}|[.][0-9]{1,24})([eE][+-]{0,1}[0-9]{1,2}){0,1}$'
        then control.number_within(btrim(value)::numeric, bound)
      end
    $$
  `);

  await knex.raw(`
    create function control.whole_within(value numeric, bound numeric)
    returns bigint language sql immutable parallel safe
    as $$
      select case
        when value > -bound and value < bound and value = trunc(value)
        then value::bigint
      end
    $$
  `);

  await knex.raw(`
    create function control.read_date(value text)
    returns date language plpgsql immutable parallel safe
    as $$
    begin
      if value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}($|[T ])' then
        return left(value, 10)::date;
      end if;
      return null;
    exception when data_exception then
      return null;
    end
    $$
  `);

  await knex.raw(`
    create function control.read_instant(value text)
    returns timestamptz language plpgsql immutable
    set timezone = 'UTC'
    as $$
    begin
      if value ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}' then
        return value::timestamptz;
      end if;
      return null;
    exception when data_exception then
      return null;
    end
    $$
  `);

  await knex.raw(`
    create function control.read_json(value text)
    returns jsonb language plpgsql immutable parallel safe
    as $$
    begin
      return value::jsonb;
    exception when data_exception then
      return null;
    end
    $$
  `);
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const signature of [
    'read_json(text)',
    'read_instant(text)',
    'read_date(text)',
    'whole_within(numeric, numeric)',
    'read_number(text, numeric)',
    'number_within(numeric, numeric)',
  ]) {
    await knex.raw(`drop function control.${signature}`);
  }
};
