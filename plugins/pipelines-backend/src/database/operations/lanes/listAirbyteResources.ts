import type { Knex } from 'knex';
import { resourceOf } from '../../../lanes/lane';

/** The Airbyte instances whose slots steps wait for. */
export async function listAirbyteResources(
  knex: Knex,
): Promise<{ id: string; airbyteInstance: string }[]> {
  const prefix = resourceOf('');
  const rows = await knex('resources')
    .where('id', 'like', `${prefix}%`)
    .orderBy('id')
    .select<{ id: string }[]>('id');
  return rows.map(({ id }) => ({
    id,
    airbyteInstance: id.slice(prefix.length),
  }));
}
