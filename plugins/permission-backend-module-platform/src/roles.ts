/** What a signed-in person is in this portal, from least to most. @public */
export type Role = 'viewer' | 'operator' | 'admin';

/** Members may run, pause and look at every tenant. @public */
export const OPERATORS_GROUP = 'group:default/adinsights-operators';

/** Members may do everything. @public */
export const ADMINS_GROUP = 'group:default/adinsights-admins';

/** The highest role that any of a person's ownership refs gives. @public */
export function roleOf(ownershipEntityRefs: readonly string[]): Role {
  if (ownershipEntityRefs.includes(ADMINS_GROUP)) {
    return 'admin';
  }
  return ownershipEntityRefs.includes(OPERATORS_GROUP) ? 'operator' : 'viewer';
}
