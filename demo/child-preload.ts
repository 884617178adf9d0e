import { Server } from 'node:net';

// Loaded into every child process of the demo before its own code.

// The playground listens on all interfaces and has no option for it; the demo is for this machine alone.
const listen: Server['listen'] = Server.prototype.listen;
Server.prototype.listen = function listenOnLoopback(this: Server, ...args: unknown[]): Server {
  const portAlone = typeof args[0] === 'number' && typeof args[1] !== 'string';
  const bounded = portAlone ? [args[0], '127.0.0.1', ...args.slice(1)] : args;
  return Reflect.apply(listen, this, bounded);
};

// When the demo is killed without a chance to tidy up, its end of this channel closes.
process.once('disconnect', () => process.exit(1));
process.channel?.unref();
