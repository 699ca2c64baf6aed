import { environment } from './environment';

/** Makes the rows of an ad account's next syncs wrong, or right again. */
export async function corruptAccount(
  accountId: string,
  corrupt: 'negative_spend' | 'unparseable_spend' | 'missing_key' | null,
): Promise<void> {
  const response = await fetch(
    `${environment.sandboxUrl}/sandbox/v1/accounts/${accountId}`,
    {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ corrupt }),
    },
  );
  if (!response.ok) {
    throw new Error(`The sandbox answered ${response.status}`);
  }
}
