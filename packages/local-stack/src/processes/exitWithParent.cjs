// Loaded into children by --require: file descriptor 3 is a pipe held by the
// parent, and its end means that the parent is gone, whatever ended it.
const { Socket } = require('node:net');
const { isMainThread } = require('node:worker_threads');

const END_WITHIN_MS = 15_000;

// Worker threads load this too, and would close the descriptor under the main one.
if (isMainThread) {
  const parent = new Socket({ fd: 3, readable: true, writable: false });
  parent.on('close', () => {
    setTimeout(
      () => process.kill(process.pid, 'SIGKILL'),
      END_WITHIN_MS,
    ).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  parent.on('error', () => {});
  parent.resume();
  parent.unref();
}
