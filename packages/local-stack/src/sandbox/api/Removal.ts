import { JobRunner } from '../jobs/JobRunner';
import { JobStore } from '../jobs/JobStore';
import { Resource, ResourceStore } from '../state/ResourceStore';
import { DestinationBody, SourceBody } from './actors';
import { ConnectionBody } from './connectionSchema';
import { WorkspaceBody } from './workspaces';

/** One store per kind of resource. */
export interface ResourceStores {
  workspaces: ResourceStore<WorkspaceBody>;
  sources: ResourceStore<SourceBody>;
  destinations: ResourceStore<DestinationBody>;
  connections: ResourceStore<ConnectionBody>;
}

/**
 * Deletes a resource with all that cannot live without it: a connection's jobs
 * are cancelled first. What was landed stays.
 */
export class Removal {
  readonly #stores: ResourceStores;
  readonly #jobs: JobStore;
  readonly #runner: JobRunner;

  constructor(options: {
    stores: ResourceStores;
    jobs: JobStore;
    runner: JobRunner;
  }) {
    this.#stores = options.stores;
    this.#jobs = options.jobs;
    this.#runner = options.runner;
  }

  async connection(id: string): Promise<void> {
    for (const job of await this.#jobs.listActive()) {
      if (job.connectionId === id) {
        await this.#runner.cancel(job.jobId);
      }
    }
    await this.#stores.connections.remove(id);
  }

  async source(id: string): Promise<void> {
    await this.#connections(({ body }) => body.sourceId === id);
    await this.#stores.sources.remove(id);
  }

  async destination(id: string): Promise<void> {
    await this.#connections(({ body }) => body.destinationId === id);
    await this.#stores.destinations.remove(id);
  }

  async workspace(id: string): Promise<void> {
    await this.#connections(({ workspaceId }) => workspaceId === id);
    for (const { id: sourceId } of await this.#stores.sources.all(id)) {
      await this.#stores.sources.remove(sourceId);
    }
    for (const { id: other } of await this.#stores.destinations.all(id)) {
      await this.#stores.destinations.remove(other);
    }
    await this.#stores.workspaces.remove(id);
  }

  async #connections(
    matches: (connection: Resource<ConnectionBody>) => boolean,
  ): Promise<void> {
    for (const connection of await this.#stores.connections.all()) {
      if (matches(connection)) {
        await this.connection(connection.id);
      }
    }
  }
}
