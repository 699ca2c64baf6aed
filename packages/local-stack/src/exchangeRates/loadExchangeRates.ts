import { Client } from 'pg';

const DAYS = 130;
const DAY_MS = 86_400_000;
/** Jamaican dollars for a US dollar, around which the sandbox's rate moves. */
const MIDDLE_RATE = 158.4;

/** The sandbox's rate of a day: smooth, deterministic, within 1.5 %. */
function jamaicanDollarsPerUsDollar(epochDay: number): number {
  const swing =
    0.011 * Math.sin(epochDay / 17) + 0.004 * Math.sin(epochDay / 3.1);
  return MIDDLE_RATE * (1 + swing);
}

/**
 * Fills `control.fx_rates` with the sandbox's rates of the last 130 days in
 * both directions; days that are there already stay as they are.
 *
 * @param url - the warehouse, as the role that owns the table
 */
export async function loadExchangeRates(url: string, now: Date): Promise<void> {
  const today = Math.floor(now.getTime() / DAY_MS);
  const days = Array.from({ length: DAYS }, (_, i) => today - i);
  const rates = days.flatMap(day => {
    const rate = jamaicanDollarsPerUsDollar(day);
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    return [
      { day: date, from: 'USD', to: 'JMD', rate: rate.toFixed(8) },
      { day: date, from: 'JMD', to: 'USD', rate: (1 / rate).toFixed(8) },
    ];
  });
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      `insert into control.fx_rates (day, from_currency, to_currency, rate)
       select day, "from", "to", rate
       from json_to_recordset($1) as r(day date, "from" text, "to" text, rate numeric)
       on conflict do nothing`,
      [JSON.stringify(rates)],
    );
  } finally {
    await client.end();
  }
}
