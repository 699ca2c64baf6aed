import { adinsightsPermissions } from '@adinsights/plugin-platform-common';
import { grantOf, policyTable } from './policyTable';

describe('policyTable', () => {
  it('names no permission twice', () => {
    const names = policyTable.flatMap(({ permissions }) =>
      permissions.map(({ name }) => name),
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('gives admins everything of the portal', () => {
    for (const permission of adinsightsPermissions) {
      expect(grantOf(permission, 'admin')).toBe('all');
    }
  });

  it('gives no role less than the one before it', () => {
    const width = { none: 0, 'own-tenants': 1, 'own-entities': 1, all: 2 };
    for (const { grants } of policyTable) {
      const widths = [grants.viewer, grants.operator, grants.admin].map(
        grant => width[grant],
      );
      expect(widths).toEqual([...widths].sort());
    }
  });
});
