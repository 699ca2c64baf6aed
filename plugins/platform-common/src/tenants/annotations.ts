/**
 * Annotation of a catalog entity that stands for a tenant or belongs to one:
 * the tenant's id.
 *
 * @public
 */
export const TENANT_ID_ANNOTATION = 'adinsights.io/tenant-id';

/**
 * Annotation of every catalog entity that only a tenant's owners, operators
 * and admins may see: the ref of the owning group, in lower case.
 *
 * @public
 */
export const TENANT_OWNER_ANNOTATION = 'adinsights.io/tenant-owner';
