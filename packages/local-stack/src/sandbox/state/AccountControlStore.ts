import { Knex } from 'knex';

import { AccountControl } from '../accounts/sourceAccounts';

interface AccountControlRow extends AccountControl {
  account_id: string;
}

/** What the control API has set, by account id. */
export class AccountControlStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(accountIds: string[]): Promise<Map<string, AccountControl>> {
    const rows = await this.#knex<AccountControlRow>(
      'account_controls',
    ).whereIn('account_id', accountIds);
    return new Map(
      rows.map(({ account_id, behaviour, corrupt }) => [
        account_id,
        { behaviour, corrupt },
      ]),
    );
  }

  /** Sets what is given and leaves the rest as it was. */
  async set(
    accountId: string,
    change: Partial<AccountControl>,
  ): Promise<AccountControl> {
    const [row] = await this.#knex<AccountControlRow>('account_controls')
      .insert({ account_id: accountId, ...change })
      .onConflict('account_id')
      .merge({ account_id: accountId, ...change })
      .returning('*');
    return { behaviour: row.behaviour, corrupt: row.corrupt };
  }
}
