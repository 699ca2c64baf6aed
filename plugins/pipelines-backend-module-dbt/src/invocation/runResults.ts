import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isError } from '@backstage/errors';
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
 * The node results of one invocation; undefined when it wrote none, because it
 * ended before its first node. What lies there may be of an earlier build.
 */
export async function readRunResults(
  targetPath: string,
  invocationId: string,
): Promise<NodeResult[] | undefined> {
  const text = await readIfThere(path.join(targetPath, 'run_results.json'));
  if (text === undefined) {
    return undefined;
  }
  const { metadata, results } = runResultsSchema.parse(JSON.parse(text));
  if (metadata.invocation_id !== invocationId) {
    return undefined;
  }
  return results.map(result => ({
    node: result.unique_id,
    status: result.status,
    seconds: result.execution_time,
    message: result.message,
  }));
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isError(error) && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/** The nodes that failed themselves, not those skipped because of them. */
export function failedNodes(results: NodeResult[]): NodeResult[] {
  return results.filter(({ status }) => FAILED.has(status));
}
