import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';

const GRACE_MS = 1000;

/**
 * The event bus keeps requests open for up to 55 seconds, which a closing
 * server would wait for. Connections still open a second after the start of
 * the shutdown are cut.
 */
export const promptHttpShutdown = rootHttpRouterServiceFactory({
  configure({ server, lifecycle, applyDefaults }) {
    applyDefaults();
    lifecycle.addShutdownHook(() => {
      setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
    });
  },
});
