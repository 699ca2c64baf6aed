import { Knex } from 'knex';
import { z } from 'zod';

/** A stored workspace, source, destination or connection. */
export interface Resource<Body> {
  id: string;
  workspaceId: string;
  body: Body;
  createdAt: Date;
}

interface ResourceRow {
  id: string;
  kind: string;
  workspace_id: string;
  body: unknown;
  created_at: Date;
}

/** Stores one kind of resource; the body is checked when it is read. */
export class ResourceStore<Body> {
  readonly #knex: Knex;
  readonly #kind: string;
  readonly #schema: z.ZodType<Body>;

  constructor(knex: Knex, kind: string, schema: z.ZodType<Body>) {
    this.#knex = knex;
    this.#kind = kind;
    this.#schema = schema;
  }

  async insert(resource: Resource<Body>): Promise<void> {
    await this.#knex<ResourceRow>('resources').insert({
      id: resource.id,
      kind: this.#kind,
      workspace_id: resource.workspaceId,
      body: JSON.stringify(resource.body),
      created_at: resource.createdAt,
    });
  }

  async get(id: string): Promise<Resource<Body> | undefined> {
    const row = await this.#ofKind().where({ id }).first();
    return row && this.#read(row);
  }

  /** Oldest first. */
  async list(options: {
    workspaceIds?: string[];
    limit: number;
    offset: number;
  }): Promise<Resource<Body>[]> {
    const { workspaceIds, limit, offset } = options;
    const rows = await this.#ofKind()
      .modify(query => {
        if (workspaceIds) {
          void query.whereIn('workspace_id', workspaceIds);
        }
      })
      .orderBy('position')
      .limit(limit)
      .offset(offset);
    return rows.map((row: ResourceRow) => this.#read(row));
  }

  /** All of them, or all of one workspace. */
  all(workspaceId?: string): Promise<Resource<Body>[]> {
    return this.list({
      workspaceIds: workspaceId === undefined ? undefined : [workspaceId],
      limit: Number.MAX_SAFE_INTEGER,
      offset: 0,
    });
  }

  async update(id: string, body: Body): Promise<void> {
    await this.#ofKind()
      .where({ id })
      .update({ body: JSON.stringify(body) });
  }

  async remove(id: string): Promise<void> {
    await this.#ofKind().where({ id }).delete();
  }

  #ofKind() {
    return this.#knex<ResourceRow>('resources').where({ kind: this.#kind });
  }

  #read(row: ResourceRow): Resource<Body> {
    return {
      id: row.id,
      workspaceId: row.workspace_id,
      body: this.#schema.parse(row.body),
      createdAt: row.created_at,
    };
  }
}
