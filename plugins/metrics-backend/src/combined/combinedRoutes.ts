import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { TenantAccess } from '@adinsights/plugin-platform-node';
import type { Router } from 'express';
import type { CombinedMetrics } from './CombinedMetrics';
import { parseCombinedQuery } from './combinedQuery';
import { matchesEntityTag } from './matchesEntityTag';

/** `GET /combined`. */
export function addCombinedRoutes(
  router: Router,
  options: {
    httpAuth: HttpAuthService;
    access: TenantAccess;
    combined: CombinedMetrics;
  },
): void {
  const { httpAuth, access, combined } = options;
  router.get('/combined', async (req, res) => {
    const credentials = await httpAuth.credentials(req, {
      allow: ['user', 'service'],
    });
    const query = parseCombinedQuery(req.query);
    const record = await access.record(credentials, query.tenant);
    const answer = await combined.answer(record, query);
    res.set({
      etag: answer.etag,
      'cache-control': 'private, no-cache',
    });
    res.vary('accept-encoding, authorization');
    if (matchesEntityTag(req.get('if-none-match'), answer.etag)) {
      res.status(304).end();
      return;
    }
    const { json, brotli } = await answer.body();
    res.type('json');
    if (req.acceptsEncodings('br') === 'br') {
      res.set('content-encoding', 'br').send(brotli);
    } else {
      res.send(json);
    }
  });
}
