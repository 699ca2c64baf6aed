import type { Knex } from 'knex';
import { resourceOf } from '../../../lanes/lane';
import { Columns, recordset } from '../../recordset';

interface ResourceRow {
  id: string;
  slots: number;
}

const columns: Columns<ResourceRow> = { id: 'text', slots: 'integer' };

/** Makes the rows of Airbyte instances that steps are about to wait for. */
export async function ensureResources(
  trx: Knex.Transaction,
  airbyteInstances: Iterable<string>,
  slotsOf: (airbyteInstance: string) => number,
): Promise<void> {
  const rows = [...new Set(airbyteInstances)].sort().map(instance => ({
    id: resourceOf(instance),
    slots: slotsOf(instance),
  }));
  if (rows.length === 0) {
    return;
  }
  await trx.raw(
    `insert into resources (id, slots) select id, slots from ?
     on conflict (id) do update set slots = excluded.slots
       where resources.slots <> excluded.slots`,
    [recordset(trx, columns, rows)],
  );
}
