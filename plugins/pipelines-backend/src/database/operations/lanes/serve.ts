import type { Knex } from 'knex';
import type { LaneTurn } from '../../../lanes/lane';
import { Columns, recordset } from '../../recordset';

interface TurnRow {
  tenant_id: string;
  weight: number;
}

const columns: Columns<TurnRow> = {
  tenant_id: 'text',
  weight: 'double precision',
};

/**
 * Gives each lane its turn, the rows of which the caller has locked: a lane
 * that has been idle joins at the present virtual time instead of spending the
 * turns it did not use, one of weight w comes again after 1/w.
 *
 * @returns the turn of each tenant
 */
export async function serveLanes(
  trx: Knex.Transaction,
  turns: readonly LaneTurn[],
): Promise<Map<string, number>> {
  const rows = turns.map(({ tenantId, weight }) => ({
    tenant_id: tenantId,
    weight,
  }));
  const { rows: served } = await trx.raw<{
    rows: { tenant_id: string; turn: number }[];
  }>(
    `with present as (
       select coalesce(max(virtual_time), 0) as at from resources
     )
     update lanes set weight = r.weight,
       last_served = greatest(last_served, present.at) + 1 / r.weight
     from present, ? where lanes.tenant_id = r.tenant_id
     returning lanes.tenant_id, lanes.last_served - 1 / lanes.weight as turn`,
    [recordset(trx, columns, rows)],
  );
  return new Map(served.map(({ tenant_id, turn }) => [tenant_id, turn]));
}
