// Loaded into children by --require: file descriptor 3 is a pipe held by the
// parent, and its end means that the parent is gone, whatever ended it.
const { Socket } = require('node:net');

const parent = new Socket({ fd: 3, readable: true, writable: false });
parent.on('close', () => process.kill(process.pid, 'SIGTERM'));
parent.on('error', () => {});
parent.resume();
parent.unref();
