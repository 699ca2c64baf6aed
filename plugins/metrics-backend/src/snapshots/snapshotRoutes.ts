import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  pageQuerySchema,
  SnapshotItem,
} from '@adinsights/plugin-platform-common';
import {
  decodeCursor,
  encodeCursor,
  parseWith,
  TenantAccess,
} from '@adinsights/plugin-platform-node';
import { NotFoundError } from '@backstage/errors';
import type { Router } from 'express';
import { z } from 'zod';
import { decodeSections } from './encodeSnapshot';
import type { SnapshotRecord, SnapshotStore } from './SnapshotStore';

const querySchema = pageQuerySchema
  .extend({ tenant: z.string().min(1).max(64).optional() })
  .strict();

const keySchema = z.object({
  generatedAt: z.iso.datetime().transform(time => new Date(time)),
  id: z.uuid(),
});

function toItem(record: SnapshotRecord): SnapshotItem {
  return {
    id: record.id,
    tenantId: record.tenantId,
    dataset: record.dataset,
    snapshot_generated_at: record.generatedAt.toISOString(),
    dataAsOf: record.dataAsOf?.toISOString() ?? null,
    waveId: record.waveId,
    runId: record.runId,
    rows: record.rows,
    checksum: record.checksum,
    bytes: record.bytes,
  };
}

/** `GET /snapshots` and `/snapshots/:id`, which adds the `payload`. */
export function addSnapshotRoutes(
  router: Router,
  options: {
    httpAuth: HttpAuthService;
    access: TenantAccess;
    snapshots: SnapshotStore;
  },
): void {
  const { httpAuth, access, snapshots } = options;

  router.get('/snapshots', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const { tenant, cursor, limit } = parseWith(querySchema, req.query);
    const after = cursor ? decodeCursor(keySchema, cursor) : undefined;
    if (tenant) {
      await access.require(credentials, tenant);
    }
    const scope = await access.scope(credentials);
    const found = await snapshots.list(scope, {
      tenantId: tenant,
      after,
      limit: limit + 1,
    });
    const items = found.slice(0, limit).map(toItem);
    const last = items[items.length - 1];
    res.json({
      items,
      nextCursor:
        found.length > limit
          ? encodeCursor({
              generatedAt: last.snapshot_generated_at,
              id: last.id,
            })
          : undefined,
    });
  });

  router.get('/snapshots/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const scope = await access.scope(credentials);
    const { id } = req.params;
    const isId = z.uuid().safeParse(id).success;
    const found = isId ? await snapshots.get(scope, id) : undefined;
    if (!found) {
      throw new NotFoundError(`snapshot: no snapshot ${id}`);
    }
    res.json({
      ...toItem(found),
      payload: JSON.parse(await decodeSections(found)),
    });
  });
}
