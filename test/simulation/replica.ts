import type { Config } from '../../src/config.ts';
import { MINUTE } from '../../src/domain/instant.ts';
import type { Log, RenderCard } from '../../src/ports.ts';
import { createTenant, type Tenant } from '../../src/tenant.ts';
import type { World } from '../../src/world.ts';
import type { Clockwork } from './clockwork.ts';
import type { Process } from './process.ts';
import type { Random } from './random.ts';
import { TENANT } from './worlds/people.ts';

/** One replica: the real composition of a tenant, in a process that can be stopped. */
export interface Replica {
  readonly process: Process;
  readonly tenant: Tenant;
}

export interface ReplicaParts {
  readonly process: Process;
  readonly world: World;
  readonly config: Config;
  readonly render: RenderCard;
  readonly time: Clockwork;
  readonly random: Random;
  readonly log: Log;
}

/** As in the real program, see main.ts. */
const LEASE_TTL = MINUTE;

export function startReplica({ process, world, config, render, time, random, log }: ReplicaParts): Replica {
  let ids = 0;
  const outside = {
    config,
    log,
    clock: process.clock,
    elapsed: time.elapsed,
    leaseTtl: LEASE_TTL,
    after: process.after,
    uuid: () => {
      ids += 1;
      return `${process.name}-${ids}`;
    },
    random: random.next,
  };
  const tenant = createTenant(outside, world, TENANT, render);
  tenant.start();
  return { process, tenant };
}
