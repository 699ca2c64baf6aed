import { ManagedProcess } from '../processes/ManagedProcess';
import { transpiledNode } from '../processes/transpiledNode';

// Holds a child until it is killed; says the child's process id.
async function main() {
  const [script, logFile] = process.argv.slice(2);
  const child = await ManagedProcess.spawn({
    name: 'The child',
    command: process.execPath,
    args: transpiledNode({ root: process.cwd() }, script),
    cwd: process.cwd(),
    logFile,
  });
  await child.ready(async () => {
    if (!/^\d+$/.test(child.logTail(1))) {
      throw new Error('The child has not said anything');
    }
  }, 30_000);
  process.stdout.write(
    `${JSON.stringify({ pid: Number(child.logTail(1)) })}\n`,
  );
}

main();
