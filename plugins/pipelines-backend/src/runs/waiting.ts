import type { Run } from '@adinsights/plugin-platform-common';

/** What decides whether a run waits, and for what. */
export type WaitingFacts =
  | {
      state: 'queued';
      /** The run of the tenant that is running. */
      activeRunId: string | null;
      /** Queued runs of the tenant that go first. */
      ahead: number;
    }
  | {
      state: 'running';
      syncsRunning: number;
      /** The line of the first sync that waits for a slot, if one does. */
      slot: { instance: string; slots: number; place: number } | null;
      cancelRequested: boolean;
      /** When the next sync that rests is tried again. */
      syncRestsUntil: Date | null;
      /** Ready runs of all tenants that go first, null unless it is ready. */
      readyAhead: number | null;
      transform: string;
      snapshot: string;
    };

/** Why a run does not move now, in words; null when it does. */
export function describeWaiting(facts: WaitingFacts | null): Run['waiting'] {
  if (!facts) {
    return null;
  }
  if (facts.state === 'queued') {
    const { activeRunId, ahead } = facts;
    const others = ahead === 1 ? '1 run' : `${ahead} runs`;
    const line = ahead > 0 ? `; ${others} of this tenant before it` : '';
    return {
      reason: 'lane',
      place: ahead + 1,
      text: activeRunId
        ? `Waits for run ${activeRunId} of the same tenant${line}`
        : `Starts within seconds${line}`,
    };
  }
  if (facts.cancelRequested) {
    return null;
  }
  if (facts.transform === 'pending' && facts.readyAhead !== null) {
    return {
      reason: 'dbt',
      place: facts.readyAhead + 1,
      text: 'Waits for the next wave of transforms',
    };
  }
  if (facts.syncsRunning === 0 && facts.slot) {
    const { instance, slots, place } = facts.slot;
    return {
      reason: 'airbyte',
      place,
      text: `Waits for one of the ${slots} slots of Airbyte instance ${instance}`,
    };
  }
  if (
    facts.transform === 'pending' &&
    facts.syncsRunning === 0 &&
    facts.syncRestsUntil
  ) {
    return {
      reason: 'airbyte',
      place: null,
      text: `A failed sync is tried again at ${facts.syncRestsUntil.toISOString()}`,
    };
  }
  if (facts.transform === 'succeeded' && facts.snapshot === 'pending') {
    return {
      reason: 'snapshot',
      place: null,
      text: 'A failed snapshot is tried again',
    };
  }
  return null;
}
