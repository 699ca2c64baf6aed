import { accountIdsOf, sourceAccounts } from '../accounts/sourceAccounts';
import { rawSchemaOf, selectedStreams } from './connections';
import { ResourceStores } from './Removal';
import { AccountControlStore } from '../state/AccountControlStore';
import { ConnectionWork } from '../jobs/JobRunner';

/** Finds what a connection's job works on, as it is configured now. */
export function workFinder(
  { connections, sources, destinations }: ResourceStores,
  controls: AccountControlStore,
): (connectionId: string) => Promise<ConnectionWork | undefined> {
  return async connectionId => {
    const connection = await connections.get(connectionId);
    const source = connection && (await sources.get(connection.body.sourceId));
    const destination =
      connection && (await destinations.get(connection.body.destinationId));
    if (!source || !destination) {
      return undefined;
    }
    const { configuration } = source.body;
    return {
      source: sourceAccounts(
        configuration,
        await controls.get(accountIdsOf(configuration)),
      ),
      destination: destination.body.configuration,
      schema: rawSchemaOf(connection.body, destination.body),
      prefix: connection.body.prefix ?? '',
      streams: selectedStreams(source.body, connection.body),
    };
  };
}
