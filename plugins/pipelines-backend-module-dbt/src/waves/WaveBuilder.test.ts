import {
  StepError,
  WarehouseAccess,
  WaveContext,
} from '@adinsights/plugin-platform-node';
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  createDbtWarehouse,
  createPublications,
  DbtWarehouse,
} from '../__testUtils__/createDbtWarehouse';
import {
  Cancellations,
  directoryOf,
  member,
  tenant,
  waveContext,
} from '../__testUtils__/waveFixtures';
import type { NodeResult } from '../invocation/runResults';
import { applicationNameOf } from './takeWave';
import { WaveBuilder } from './WaveBuilder';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const tenantIds = ['aa', 'bb', 'cc', 'dd'];
const waveMembers = tenantIds.map(member);

describe('WaveBuilder', () => {
  let access: WarehouseAccess;
  let connectAsDbt: DbtWarehouse['connectAsDbt'];
  let cancellations: Cancellations;
  let waves = 0;
  let waveId: string;

  beforeAll(async () => {
    ({ access, connectAsDbt } = await createDbtWarehouse(databases));
    await createPublications(access);
    await access.asDbtOwner(trx =>
      trx.raw(
        'create table candidates.quality_failures (wave_id text, tenant_id text, rule text, rows bigint)',
      ),
    );
  });

  afterAll(async () => {
    await access?.destroy();
  });

  beforeEach(() => {
    cancellations = new Cancellations(waveMembers);
    waveId = `wave-${++waves}`;
  });

  const context = (overrides: Partial<WaveContext> = {}) =>
    waveContext(waveId, waveMembers, { cancellations, ...overrides });

  /** Publishes as the project does: whoever is in the wave when it ends. */
  async function publish(
    planId: string,
    before: () => Promise<void> = async () => {},
  ): Promise<void> {
    const dbt = connectAsDbt(applicationNameOf(waveId), planId);
    try {
      await dbt.transaction(async trx => {
        await trx.raw('select control.require_wave()');
        await before();
        await trx.raw(
          `insert into marts.publications
           select tenant_id, wave_id, version_to from control.current_members`,
        );
        await trx.raw('select control.require_wave(true)');
      });
    } finally {
      await dbt.destroy();
    }
  }

  function builder(
    run: (planId: string, signal: AbortSignal) => Promise<NodeResult[]>,
  ) {
    return new WaveBuilder({
      dbt: { run: ({ planId, signal }) => run(planId, signal) },
      warehouse: access,
      tenants: directoryOf(...tenantIds.map(id => tenant(id))),
      buildTimeoutMs: 30_000,
    });
  }

  const membersOf = (planId: string): Promise<string[]> =>
    access.asLandingWriter(trx =>
      trx('control.wave_members')
        .where({ wave_id: planId })
        .orderBy('tenant_id')
        .pluck('tenant_id'),
    );

  const published = (): Promise<string[]> =>
    access.asDbtOwner(trx =>
      trx('marts.publications')
        .where('wave_id', 'like', `${waveId}/%`)
        .orderBy('tenant_id')
        .pluck('tenant_id'),
    );

  it('builds all members at once', async () => {
    const { members } = await builder(async planId => {
      await publish(planId);
      return [];
    }).build(context());
    expect(members.map(({ outcome }) => outcome)).toEqual(
      tenantIds.map(() => 'succeeded'),
    );
    expect(await published()).toEqual(tenantIds);
  });

  it('holds the one back whose data breaks a model, publishes the others', async () => {
    const failed = [
      { node: 'model.x', status: 'error', seconds: 1, message: 'overflow' },
    ];
    const { members } = await builder(async planId => {
      if ((await membersOf(planId)).includes('cc')) {
        return failed;
      }
      await publish(planId);
      return [];
    }).build(context());
    expect(members).toEqual([
      { stepId: 'step-aa', attempt: 1, outcome: 'succeeded' },
      { stepId: 'step-bb', attempt: 1, outcome: 'succeeded' },
      {
        stepId: 'step-cc',
        attempt: 1,
        outcome: 'degraded',
        failure: {
          code: 'quality',
          message: expect.stringContaining('overflow'),
          rules: ['model.x'],
        },
      },
      { stepId: 'step-dd', attempt: 1, outcome: 'succeeded' },
    ]);
    expect(await published()).toEqual(['aa', 'bb', 'dd']);
  });

  it('keeps what was published when a later build breaks down', async () => {
    let builds = 0;
    const { members } = await builder(async planId => {
      builds += 1;
      if (builds === 1) {
        return [{ node: 'm', status: 'error', seconds: 1, message: null }];
      }
      if (builds === 3) {
        throw new StepError('unknown', 'The disk is full');
      }
      await publish(planId);
      return [];
    }).build(context());
    expect(members.map(({ outcome }) => outcome)).toEqual([
      'succeeded',
      'succeeded',
      'failed',
      'failed',
    ]);
    expect(members[3].failure?.message).toBe('The disk is full');
  });

  it('leaves a member out that is cancelled while it builds', async () => {
    const { members } = await builder(async planId => {
      await publish(planId, () => cancellations.cancel('bb'));
      return [];
    }).build(context());
    expect(members.map(({ outcome }) => outcome)).toEqual([
      'succeeded',
      'cancelled',
      'succeeded',
      'succeeded',
    ]);
    expect(await published()).toEqual(['aa', 'cc', 'dd']);
  });

  it('calls a member built that was published before its cancel came', async () => {
    const { members } = await builder(async planId => {
      await publish(planId);
      await cancellations.cancel('bb');
      return [];
    }).build(context());
    expect(members[1].outcome).toBe('succeeded');
    expect(await published()).toEqual(tenantIds);
  });

  it('ends dbt when every member is cancelled', async () => {
    const { members } = await builder(async (_planId, signal) => {
      const ended = new Promise(resolve => {
        signal.addEventListener('abort', resolve);
      });
      await cancellations.cancel(...tenantIds);
      await ended;
      throw new StepError('unknown', 'dbt ended before its end');
    }).build(context());
    expect(members.map(({ outcome }) => outcome)).toEqual(
      tenantIds.map(() => 'cancelled'),
    );
  });

  describe('taken over from a worker that stopped', () => {
    // The first builder hangs where `publish` says, as under SIGSTOP.
    const takeOver = () =>
      builder(async planId => {
        await publish(planId);
        return [];
      }).build(context({ claim: 2 }));

    it('lets the former dbt not publish', async () => {
      const former = builder(async planId => {
        await expect(
          publish(planId, async () => {
            await takeOver();
          }),
        ).rejects.toThrow();
        throw new StepError('unknown', 'dbt ended before its end');
      });
      await former.build(context());
      expect(await published()).toEqual(tenantIds);
    });

    it('ends a former dbt that hangs right before its commit', async () => {
      const former = builder(async planId => {
        const dbt = connectAsDbt(applicationNameOf(waveId), planId);
        const trx = await dbt.transaction();
        await trx.raw('select control.require_wave(true)');
        const { members } = await takeOver();
        expect(members[0].outcome).toBe('succeeded');
        await expect(trx.commit()).rejects.toThrow();
        await dbt.destroy();
        throw new StepError('unknown', 'dbt ended before its end');
      });
      await former.build(context());
      expect(await published()).toEqual(tenantIds);
    });

    it('refuses the former worker another build', async () => {
      await takeOver();
      const { members } = await builder(async () => {
        throw new Error('dbt was started');
      }).build(context());
      expect(members[0].failure).toMatchObject({ code: 'lost_worker' });
      const later = await builder(async planId => {
        await publish(planId);
        return [];
      }).build(context({ token: '10' }));
      expect(later.members[0].outcome).toBe('succeeded');
    });
  });
});
