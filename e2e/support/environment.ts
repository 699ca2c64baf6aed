function required(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set; run the tests with ./portal test`);
  }
  return value;
}

/** The portal under test. */
export const environment = {
  portalUrl: required('PORTAL_URL'),
  sandboxUrl: required('PORTAL_SANDBOX_URL'),
  warehouseAdminUrl: required('PORTAL_WAREHOUSE_ADMIN_URL'),
};
