import { rootHttpRouterServiceFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { readEnvironment } from '@adinsights/plugin-platform-node';
import { closedSchedulerApi, loopbackHostsOnly, noNulBytes } from './guards';

const GRACE_MS = 1000;

/**
 * Backstage's HTTP server with the portal's guards in front.
 *
 * The event bus keeps requests open for up to 55 seconds, which a closing
 * server would wait for. Connections still open a second after the start of
 * the shutdown are cut.
 */
export const portalHttpRouter = rootHttpRouterServiceFactory({
  configure({ app, config, server, lifecycle, applyDefaults }) {
    if (readEnvironment(config) === 'local') {
      app.use(loopbackHostsOnly);
    }
    app.use(noNulBytes);
    app.use(closedSchedulerApi);
    applyDefaults();
    lifecycle.addShutdownHook(() => {
      setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
    });
  },
});
