import type { Listener } from '../../model/kind/listener.ts'
import type { LoadBalancer } from '../../model/kind/load-balancer.ts'
import type { Dump } from './dump.ts'
import type { Element } from './element.ts'
import { named } from './named.ts'

const PROTOCOLS: Readonly<Record<string, Listener['protocols']>> = {
  HTTP: ['tcp'],
  HTTPS: ['tcp'],
  QUIC: ['udp'],
  TCP: ['tcp'],
  TCP_QUIC: ['tcp', 'udp'],
  TCP_UDP: ['tcp', 'udp'],
  TLS: ['tcp'],
  UDP: ['udp'],
}

/** Listeners of the given balancers, as `describe-listeners` gives them, alone or per balancer. */
export function importListeners(
  dump: Dump,
  balancers: readonly LoadBalancer[],
): readonly Listener[] {
  const byId = new Map(balancers.map((one) => [one.id, one]))
  const grouped = dump.all('LoadBalancerListeners').flatMap((one) => one.list('Listeners'))
  const made = [...dump.all('Listeners'), ...grouped].flatMap((listener) => {
    const balancer = byId.get(listener.text('LoadBalancerArn'))
    if (!balancer) return []
    const protocols = PROTOCOLS[listener.text('Protocol')]
    if (!protocols) return []
    const id = listener.text('ListenerArn')
    return [
      {
        id,
        ...named(listener),
        vpcId: balancer.vpcId,
        loadBalancerId: balancer.id,
        protocols,
        l4Port: listener.integer('Port'),
        targetGroups: targetGroupsOf([listener, ...rulesOf(dump, id)]),
      },
    ]
  })
  return [...new Map(made.map((one) => [one.id, one])).values()]
}

/** Rules choose by what is inside HTTP, which is not modelled: any of their groups may be chosen. */
const rulesOf = (dump: Dump, listenerArn: string): readonly Element[] =>
  dump
    .all('Rules')
    .filter((rule) =>
      rule.text('RuleArn').startsWith(`${listenerArn.replace(':listener/', ':listener-rule/')}/`),
    )

function targetGroupsOf(deciders: readonly Element[]): Listener['targetGroups'] {
  const actions = deciders.flatMap((one) => [...one.list('DefaultActions'), ...one.list('Actions')])
  const weights = new Map<string, number>()
  for (const action of actions) {
    const forwarded = action.object('ForwardConfig')?.list('TargetGroups') ?? []
    const alone = action.maybeText('TargetGroupArn')
    const groups = forwarded.map(
      (one) => [one.text('TargetGroupArn'), one.maybeInteger('Weight') ?? 1] as const,
    )
    const all = groups.length > 0 || alone === undefined ? groups : [[alone, 1] as const]
    for (const [id, weight] of all) weights.set(id, Math.max(weight, weights.get(id) ?? 0))
  }
  return [...weights].map(([targetGroupId, weight]) => ({ targetGroupId, weight }))
}
