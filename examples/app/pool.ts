/**
 * A pool of workers, each with a vNIC of its own, behind rules for the ports that it serves.
 *
 * `keepPool` may be called as often as anybody likes, by several at once, and after any failure: it
 * looks at what is there, makes what is missing and removes what is too much. What it makes one by one
 * has a name, and a name is given once; rules are replaced as one. So nothing can be there twice.
 *
 * @module
 */
import {
  type Page,
  type SecurityGroup,
  type Subnet,
  type Vnic,
  type Vpc,
  type Weft,
  WeftError,
  WeftUnknownOutcome,
} from 'weft/sdk'

export interface Pool {
  readonly name: string
  /** How many workers there are to be. */
  readonly size: number
  readonly cidr: string
  /** TCP ports that the workers serve, and to whom. */
  readonly l4Ports: readonly number[]
  readonly clients: string
}

export interface Kept {
  readonly created: number
  readonly deleted: number
}

export async function keepPool(api: Weft, pool: Pool): Promise<Kept> {
  const home = await keepHome(api, pool)
  await keepRules(api, pool, home.group)
  return keepVnics(api, pool, home)
}

interface Home {
  readonly vpc: Vpc
  readonly subnet: Subnet
  readonly group: SecurityGroup
}

async function keepHome(api: Weft, { name, cidr }: Pool): Promise<Home> {
  const vpc = await named(api.listVpcs({ name }), () => api.createVpc({ name, cidrs: [cidr] }))
  const place = { vpcId: vpc.id, name }
  const subnet = await named(api.listSubnets(place), () =>
    api.createSubnet({ ...place, cidrs: [cidr] }),
  )
  const group = await named(api.listSecurityGroups(place), () => api.createSecurityGroup(place))
  return { vpc, subnet, group }
}

/** All rules at once: what is as it should be stays, and nobody ever sees half of them. */
async function keepRules(api: Weft, pool: Pool, group: SecurityGroup): Promise<void> {
  const { etag = '' } = await api.getSecurityGroup(group).raw()
  const rules = pool.l4Ports.map((l4Port) => ({
    direction: 'ingress' as const,
    protocol: 'tcp',
    l4Ports: { first: l4Port, last: l4Port },
    peerCidr: pool.clients,
  }))
  await settled(api.replaceSecurityGroupRules(group, rules, { ifMatch: etag }))
}

async function keepVnics(api: Weft, pool: Pool, { subnet, group }: Home): Promise<Kept> {
  const { vpcId, id: subnetId } = subnet
  const there: Vnic[] = await api.listVnics({ vpcId, tag: `pool:${pool.name}` }).all()
  const wanted = Array.from({ length: pool.size }, (_, i) => `${pool.name}-${i + 1}`)
  const surplus = there.filter(({ name = '' }) => !wanted.includes(name))
  const missing = wanted.filter((name) => !there.some((vnic) => vnic.name === name))
  await together(surplus, (vnic) => gone(api.deleteVnic(vnic)))
  await together(missing, (name) =>
    named(api.listVnics({ vpcId, name }), () =>
      api.createVnic({
        vpcId,
        subnetId,
        name,
        securityGroupIds: [group.id],
        tags: { pool: pool.name },
      }),
    ),
  )
  return { created: missing.length, deleted: surplus.length }
}

/** The resource of a name: the one that is there, or the one that is made now. */
async function named<T>(list: PromiseLike<Page<T>>, create: () => Promise<T>): Promise<T> {
  const { items } = await list
  const [found] = items
  if (found !== undefined) return found
  try {
    return await settled(create())
  } catch (error) {
    // Somebody else was quicker; theirs is as good as ours.
    const [theirs] = isProblem(error, 'name_taken') ? (await list).items : []
    if (theirs === undefined) throw error
    return theirs
  }
}

/** What somebody else has deleted is as deleted as can be. */
async function gone(call: Promise<unknown>): Promise<void> {
  try {
    await settled(call)
  } catch (error) {
    if (!isProblem(error, 'not_found')) throw error
  }
}

const isProblem = (error: unknown, code: WeftError['code']): boolean =>
  error instanceof WeftError && error.code === code

const SETTLE_ATTEMPTS_MAX = 10

/**
 * Nobody knows whether a write of unknown outcome took effect. It is sent again as it was, with its
 * key, until somebody says; only then is anything else decided.
 */
async function settled<T>(call: Promise<T>, attemptsLeft = SETTLE_ATTEMPTS_MAX): Promise<T> {
  try {
    return await call
  } catch (error) {
    if (!(error instanceof WeftUnknownOutcome) || attemptsLeft === 0) throw error
    return settled(error.settle() as Promise<T>, attemptsLeft - 1)
  }
}

const AT_ONCE = 4

/** A few at a time. What fails is told after the others have ended, so that nothing goes on unseen. */
async function together<T>(
  items: readonly T[],
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const queue = items.values()
  const run = async (): Promise<void> => {
    for (const item of queue) await work(item)
  }
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, run))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}
