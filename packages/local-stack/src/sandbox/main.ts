import { z } from 'zod';

import { startAirbyteSandbox } from './startAirbyteSandbox';

const environmentSchema = z.object({
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535),
  SANDBOX_STATE_URL: z.string().min(1),
  SANDBOX_CLIENT_ID: z.string().min(1),
  SANDBOX_CLIENT_SECRET: z.string().min(1),
  SANDBOX_CLOCK_OFFSET_MS: z.coerce.number().default(0),
  SANDBOX_SYNC_DURATION_MS: z.coerce.number().positive().optional(),
});

// A stop that takes longer is cut off; jobs are taken up by the next start.
const STOP_WITHIN_MS = 1_500;

async function main(): Promise<void> {
  const environment = environmentSchema.parse(process.env);
  const sandbox = await startAirbyteSandbox({
    port: environment.SANDBOX_PORT,
    stateUrl: environment.SANDBOX_STATE_URL,
    clientId: environment.SANDBOX_CLIENT_ID,
    clientSecret: environment.SANDBOX_CLIENT_SECRET,
    syncDurationMs: environment.SANDBOX_SYNC_DURATION_MS,
    clock: () => new Date(Date.now() + environment.SANDBOX_CLOCK_OFFSET_MS),
  });

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
      sandbox.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
  process.stdout.write(
    `${JSON.stringify({
      event: 'sandbox.ready',
      url: sandbox.url,
      pid: process.pid,
    })}\n`,
  );
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exit(1);
});
