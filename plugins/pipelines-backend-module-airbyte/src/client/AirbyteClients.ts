import { Clock, StepError } from '@adinsights/plugin-platform-node';
import type { AirbyteInstance } from '../config';
import { AirbyteClient } from './AirbyteClient';

/** One client per configured Airbyte server. */
export class AirbyteClients {
  readonly #clients: Map<string, AirbyteClient>;

  private constructor(clients: Map<string, AirbyteClient>) {
    this.#clients = clients;
  }

  static create(
    instances: AirbyteInstance[],
    options: { requestTimeoutMs: number; clock: Clock },
  ): AirbyteClients {
    return new AirbyteClients(
      new Map(
        instances.map(instance => [
          instance.id,
          AirbyteClient.create(instance, options),
        ]),
      ),
    );
  }

  /** @throws StepError `configuration` when no such instance is configured. */
  get(instance: string): AirbyteClient {
    const client = this.#clients.get(instance);
    if (!client) {
      throw new StepError(
        'configuration',
        `No Airbyte instance "${instance}" is configured in pipelines.airbyte.instances`,
      );
    }
    return client;
  }
}
