import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { StepError } from '@adinsights/plugin-platform-node';
import { z } from 'zod';

const FAILED = new Set(['error', 'fail', 'runtime error', 'partial success']);

/** The part of run_results.json (schema v6) that waves need. */
const runResultsSchema = z.object({
  metadata: z.object({ invocation_id: z.string() }),
  results: z.array(
    z.object({
      unique_id: z.string(),
      status: z.string(),
      execution_time: z.number(),
      message: z.string().nullable(),
    }),
  ),
});

/** How one node of the project came out. Durations in seconds. */
export interface NodeResult {
  node: string;
  status: string;
  seconds: number;
  message: string | null;
}

/**
 * The node results of one invocation.
 *
 * @throws StepError `unknown` when the file is of another invocation: dbt ended
 *   before it wrote one, and what lies there is from an earlier build.
 */
export async function readRunResults(
  targetPath: string,
  invocationId: string,
): Promise<NodeResult[]> {
  const file = path.join(targetPath, 'run_results.json');
  const parsed = runResultsSchema.parse(
    JSON.parse(await readFile(file, 'utf8')),
  );
  if (parsed.metadata.invocation_id !== invocationId) {
    throw new StepError(
      'unknown',
      `dbt invocation ${invocationId} wrote no results`,
    );
  }
  return parsed.results.map(result => ({
    node: result.unique_id,
    status: result.status,
    seconds: result.execution_time,
    message: result.message,
  }));
}

/** The nodes that failed themselves, not those skipped because of them. */
export function failedNodes(results: NodeResult[]): NodeResult[] {
  return results.filter(({ status }) => FAILED.has(status));
}
