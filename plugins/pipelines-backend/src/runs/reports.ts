import {
  ClaimedJob,
  deadQueueOf,
  JobQueue,
  StepEnded,
  stepEndedSchema,
  stepJobSchema,
  StepEnding,
  WaveEnded,
  waveEndedSchema,
  waveJobSchema,
} from '@adinsights/plugin-platform-node';
import type { Ledger } from './Ledger';

const STEP_REPORTS_AT_ONCE = 4;

/** How a step ends that nobody is at work on any more. */
export function lostWorker(message: string): StepEnding {
  return {
    outcome: 'failed',
    failure: { code: 'lost_worker', message, rules: [] },
  };
}

const lost = lostWorker('Every worker that took this step was lost');

/** Takes what workers report, and what becomes of jobs that lost theirs. */
export async function takeReports(
  queue: JobQueue,
  ledger: Ledger,
): Promise<void> {
  const one = { concurrency: 1 };
  await queue.work(
    'step.ended',
    { concurrency: STEP_REPORTS_AT_ONCE },
    async ({ payload }) => {
      await ledger.stepEnded(stepEndedSchema.parse(payload));
    },
  );
  await queue.work('wave.ended', one, async ({ payload }) => {
    await ledger.waveEnded(waveEndedSchema.parse(payload));
  });
  for (const name of ['airbyte.trigger', 'airbyte.poll'] as const) {
    await queue.work(deadQueueOf(name), one, async job => {
      await ledger.stepEnded(stepLost(job));
    });
  }
  for (const name of ['dbt.run', 'snapshot.build'] as const) {
    await queue.work(deadQueueOf(name), one, async job => {
      await ledger.waveEnded(waveLost(job));
    });
  }
}

function stepLost({ payload }: ClaimedJob): StepEnded {
  const { runId, stepId, attempt } = stepJobSchema.parse(payload);
  return { runId, stepId, attempt, ending: lost };
}

function waveLost({ payload }: ClaimedJob): WaveEnded {
  const { waveId, token, stage, members } = waveJobSchema.parse(payload);
  return {
    waveId,
    token,
    stage,
    members: members.map(({ tenantId, runId, stepId, attempt }) => ({
      tenantId,
      runId,
      stepId,
      attempt,
      ending: lost,
    })),
  };
}
