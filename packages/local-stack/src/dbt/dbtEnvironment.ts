/** Environment in which dbt builds in a warehouse as `dbt_owner`. */
export function dbtEnvironment(
  warehouseUrl: string,
  password: string,
): NodeJS.ProcessEnv {
  const { hostname, port, pathname } = new URL(warehouseUrl);
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    LANG: 'C.UTF-8',
    WAREHOUSE_HOST: hostname,
    WAREHOUSE_PORT: port || '5432',
    WAREHOUSE_DATABASE: pathname.slice(1),
    DBT_ENV_SECRET_WAREHOUSE_PASSWORD: password,
  };
}
