/** How the lanes of tenants share what they wait for. */
export interface LanePolicy {
  /** Turns of a premium tenant while a standard one has one. */
  premiumWeight: number;
  /** Syncs that one Airbyte instance takes at a time. */
  slotsOf: (airbyteInstance: string) => number;
}

/** A turn is about to be taken by a lane. */
export interface LaneTurn {
  tenantId: string;
  weight: number;
}

/** Name of the slots of an Airbyte instance among the resources. */
export function resourceOf(airbyteInstance: string): string {
  return `airbyte:${airbyteInstance}`;
}
