import { expect, test } from 'vitest'
import { awsInterface, awsSubnet, snapshotOf } from '../../support/aws-dump.ts'

type Members = Readonly<Record<string, unknown>>

const ARN = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/front/50dc'
const LISTENER = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/net/front/50dc/1'
const RULE = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/net/front/50dc/1/9'

const balancer = (more: Members = {}): Members => ({
  LoadBalancerArn: ARN,
  LoadBalancerName: 'front',
  Type: 'network',
  VpcId: 'vpc-1',
  State: { Code: 'active' },
  ...more,
})

/** Nothing listens, and somebody asked. */
const SILENT: Members = { Listeners: [] }

/** Somebody asked for the targets of these groups. */
const asked = (...arns: readonly string[]): Members => ({
  TargetGroups: arns.map((arn) => group({ TargetGroupArn: arn })),
  LoadBalancerTargetHealth: arns.map((arn) => ({
    TargetGroupArn: arn,
    TargetHealthDescriptions: [],
  })),
})

const node = (id: string, address: string, more: Members = {}): Members =>
  awsInterface(id, address, {
    InterfaceType: 'network_load_balancer',
    Description: 'ELB net/front/50dc',
    Groups: [],
    ...more,
  })

test('a network balancer listens where its interfaces are, unfiltered and zone by zone', () => {
  const { loadBalancers, vnics, floatingIps } = snapshotOf({
    ...SILENT,
    LoadBalancers: [balancer()],
    NetworkInterfaces: [
      node('eni-1', '10.0.1.9', { Association: { PublicIp: '198.51.100.9' } }),
      node('eni-2', '10.0.2.9', { SubnetId: 'subnet-2' }),
    ],
  })
  expect(loadBalancers).toEqual([
    {
      id: ARN,
      name: 'front',
      vpcId: 'vpc-1',
      type: 'network',
      scheme: 'internetFacing',
      nodes: [
        { id: 'eni-1', subnetId: 'subnet-1', addresses: ['10.0.1.9'] },
        { id: 'eni-2', subnetId: 'subnet-2', addresses: ['10.0.2.9'] },
      ],
      securityGroupIds: [],
      crossZone: false,
    },
  ])
  expect(vnics).toEqual([])
  expect(floatingIps).toMatchObject([{ address: '198.51.100.9', targetId: ARN }])
})

test('an application balancer has groups, and balances over all zones', () => {
  const { loadBalancers } = snapshotOf({
    ...SILENT,
    LoadBalancers: [
      balancer({
        LoadBalancerArn: ARN.replace('/net/', '/app/'),
        Type: 'application',
        SecurityGroups: ['sg-7'],
      }),
    ],
    NetworkInterfaces: [
      awsInterface('eni-1', '10.0.1.9', {
        RequesterManaged: true,
        Description: 'ELB app/front/50dc',
      }),
    ],
  })
  expect(loadBalancers).toMatchObject([
    { type: 'application', crossZone: true, securityGroupIds: ['sg-7'], nodes: [{ id: 'eni-1' }] },
  ])
})

test.each([
  ['true', true],
  ['false', false],
])('the attribute decides about balancing over zones: %s', (value, crossZone) => {
  const { loadBalancers } = snapshotOf({
    ...SILENT,
    LoadBalancers: [balancer()],
    LoadBalancerAttributes: [
      {
        LoadBalancerArn: ARN,
        Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: value }],
      },
    ],
  })
  expect(loadBalancers[0]?.crossZone).toBe(crossZone)
})

test('a balancer that failed or is being made is none', () => {
  const { loadBalancers } = snapshotOf({
    ...SILENT,
    LoadBalancers: [
      balancer({ State: { Code: 'failed' } }),
      balancer({ LoadBalancerArn: `${ARN}2`, State: { Code: 'provisioning' } }),
    ],
  })
  expect(loadBalancers).toEqual([])
})

const listener = (more: Members = {}): Members => ({
  ListenerArn: LISTENER,
  LoadBalancerArn: ARN,
  Protocol: 'TCP',
  Port: 443,
  DefaultActions: [{ Type: 'forward', TargetGroupArn: 'tg-1' }],
  ...more,
})

test.each([
  ['TCP', ['tcp']],
  ['TLS', ['tcp']],
  ['UDP', ['udp']],
  ['TCP_UDP', ['tcp', 'udp']],
  ['HTTPS', ['tcp']],
])('a listener for %s accepts %o', (protocol, protocols) => {
  const { listeners } = snapshotOf({
    ...asked('tg-1', 'tg-2', 'tg-3'),
    LoadBalancers: [balancer()],
    Listeners: [listener({ Protocol: protocol })],
  })
  expect(listeners).toMatchObject([{ protocols, l4Port: 443, loadBalancerId: ARN }])
})

test('listeners are read alone or grouped by balancer, and counted once', () => {
  const { listeners } = snapshotOf({
    ...asked('tg-1', 'tg-2', 'tg-3'),
    LoadBalancers: [balancer()],
    Listeners: [listener()],
    LoadBalancerListeners: [{ LoadBalancerArn: ARN, Listeners: [listener()] }],
  })
  expect(listeners).toHaveLength(1)
  expect(listeners[0]?.targetGroups).toEqual([{ targetGroupId: 'tg-1', weight: 1 }])
})

test('weights are kept, and every group that a rule may choose counts', () => {
  const groups = [
    { TargetGroupArn: 'tg-1', Weight: 3 },
    { TargetGroupArn: 'tg-2', Weight: 0 },
  ]
  const { listeners } = snapshotOf({
    ...asked('tg-1', 'tg-2', 'tg-3'),
    LoadBalancers: [balancer()],
    Listeners: [
      listener({ DefaultActions: [{ Type: 'forward', ForwardConfig: { TargetGroups: groups } }] }),
    ],
    Rules: [{ RuleArn: RULE, Actions: [{ Type: 'forward', TargetGroupArn: 'tg-3' }] }],
  })
  expect(listeners[0]?.targetGroups).toEqual([
    { targetGroupId: 'tg-1', weight: 3 },
    { targetGroupId: 'tg-2', weight: 0 },
    { targetGroupId: 'tg-3', weight: 1 },
  ])
})

const group = (more: Members = {}): Members => ({
  TargetGroupArn: 'tg-1',
  TargetGroupName: 'web',
  TargetType: 'instance',
  Protocol: 'TCP',
  Port: 80,
  VpcId: 'vpc-1',
  ...more,
})

test.each([
  ['instance', 'TCP', undefined, true],
  ['instance', 'TLS', undefined, true],
  ['ip', 'TCP', undefined, false],
  ['ip', 'TLS', undefined, false],
  ['ip', 'UDP', undefined, true],
  ['ip', 'TCP_UDP', undefined, true],
  ['instance', 'TCP', 'false', false],
  ['ip', 'TCP', 'true', true],
  ['instance', 'HTTP', undefined, false],
])(
  'targets by %s over %s, attribute %s: the client is seen: %s',
  (type, protocol, attribute, seen) => {
    const attributes = attribute && [{ Key: 'preserve_client_ip.enabled', Value: attribute }]
    const { targetGroups } = snapshotOf({
      TargetGroups: [group({ TargetType: type, Protocol: protocol })],
      TargetGroupAttributes: attributes ? [{ TargetGroupArn: 'tg-1', Attributes: attributes }] : [],
    })
    expect(targetGroups[0]?.preserveClientAddress).toBe(seen)
  },
)

test.each([
  ['true', 'on'],
  ['false', 'off'],
  ['use_load_balancer_configuration', 'inherit'],
])('a group may decide about zones itself: %s', (value, crossZone) => {
  const { targetGroups } = snapshotOf({
    TargetGroups: [group()],
    TargetGroupAttributes: [
      {
        TargetGroupArn: 'tg-1',
        Attributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: value }],
      },
    ],
  })
  expect(targetGroups[0]?.crossZone).toBe(crossZone)
})

const health = (targets: readonly Members[]): Members => ({
  LoadBalancerTargetHealth: [{ TargetGroupArn: 'tg-1', TargetHealthDescriptions: targets }],
})

test('a target by instance is the primary interface of the machine', () => {
  const { targetGroups, targets } = snapshotOf({
    TargetGroups: [group()],
    NetworkInterfaces: [
      awsInterface('eni-1', '10.0.1.5', { Attachment: { InstanceId: 'i-1', DeviceIndex: 1 } }),
      awsInterface('eni-2', '10.0.1.6', { Attachment: { InstanceId: 'i-1', DeviceIndex: 0 } }),
    ],
    ...health([
      { Target: { Id: 'i-1', Port: 8080 }, TargetHealth: { State: 'healthy' } },
      { Target: { Id: 'i-terminated' }, TargetHealth: { State: 'unused' } },
    ]),
  })
  expect(targetGroups[0]).toMatchObject({ id: 'tg-1', l4Port: 80 })
  expect(targets).toEqual([
    {
      id: 'tg-1/eni-2:8080',
      vpcId: 'vpc-1',
      targetGroupId: 'tg-1',
      vnicId: 'eni-2',
      l4Port: 8080,
      health: 'healthy',
    },
  ])
})

test('the zone of a target by address is that of its subnet, or the registered one, or every one', () => {
  const target = (Id: string, AvailabilityZone?: string) => ({
    Target: { Id, Port: 80, AvailabilityZone },
    TargetHealth: { State: 'healthy' },
  })
  const { targets } = snapshotOf({
    Subnets: [awsSubnet('subnet-1', 'vpc-1', '10.0.1.0/24')],
    TargetGroups: [group({ TargetType: 'ip' })],
    ...health([
      target('10.0.1.5'),
      target('10.9.0.5', 'eu-west-1a'),
      target('10.9.0.6', 'all'),
      target('10.9.0.7', 'eu-west-1c'),
    ]),
  })
  expect(targets.map(({ address, zone }) => [address, zone])).toEqual([
    ['10.0.1.5', 'euw1-az1'],
    ['10.9.0.5', 'euw1-az1'],
    ['10.9.0.6', undefined],
    ['10.9.0.7', 'eu-west-1c'],
  ])
})

test.each([
  ['healthy', 'healthy'],
  ['unhealthy', 'unhealthy'],
  ['initial', 'initial'],
  ['draining', 'draining'],
  ['unhealthy.draining', 'draining'],
  ['unused', 'unused'],
  ['unavailable', 'unavailable'],
  ['of a kind to come', 'unavailable'],
])('a target that is %s counts as %s', (state, read) => {
  const { targets } = snapshotOf({
    TargetGroups: [group({ TargetType: 'ip' })],
    ...health([{ Target: { Id: '10.0.1.5' }, TargetHealth: { State: state } }]),
  })
  expect(targets[0]?.health).toBe(read)
})

test('a balancer behind a balancer is met at its nodes', () => {
  const { targetGroups, targets } = snapshotOf({
    LoadBalancers: [balancer()],
    NetworkInterfaces: [node('eni-1', '10.0.1.9')],
    TargetGroups: [
      group({ TargetType: 'alb' }),
      group({ TargetGroupArn: 'x', TargetType: 'lambda' }),
    ],
    ...health([{ Target: { Id: ARN, Port: 443 }, TargetHealth: { State: 'healthy' } }]),
  })
  expect(targetGroups).toHaveLength(1)
  expect(targets).toMatchObject([{ address: '10.0.1.9', l4Port: 443, health: 'healthy' }])
})

test.each([
  ['no listeners', asked('tg-1')],
  ['no target groups', { Listeners: [listener()] }],
  ['no targets', { Listeners: [listener()], TargetGroups: [group()] }],
])('a balancer of which the dump tells %s is not modelled, rather than closed', (_what, told) => {
  const { loadBalancers, listeners, unmodelledElements } = snapshotOf({
    LoadBalancers: [balancer()],
    NetworkInterfaces: [node('eni-1', '10.0.1.9')],
    ...told,
  })
  expect([loadBalancers, listeners]).toEqual([[], []])
  expect(unmodelledElements).toMatchObject([{ id: 'eni-1', type: 'loadBalancer' }])
})

test.each([
  [{ Scheme: 'internal' }, undefined, 'internal'],
  [{ Scheme: 'internet-facing' }, undefined, 'internetFacing'],
  [{ Scheme: 'internal' }, 'false', 'internetFacing'],
  [{ Scheme: 'internet-facing' }, 'true', 'internal'],
])('a balancer %o whose attribute says %s is %s', (more, denied, scheme) => {
  const pair = { Key: 'ipv6.deny_all_igw_traffic', Value: denied }
  const { loadBalancers } = snapshotOf({
    ...SILENT,
    LoadBalancers: [balancer(more)],
    LoadBalancerAttributes: [
      { LoadBalancerArn: ARN, Attributes: denied === undefined ? [] : [pair] },
    ],
  })
  expect(loadBalancers[0]?.scheme).toBe(scheme)
})

test('a gateway balancer, whose listeners have neither protocol nor port, does not spoil the dump', () => {
  const { loadBalancers, listeners } = snapshotOf({
    LoadBalancers: [balancer({ Type: 'gateway' })],
    Listeners: [{ ListenerArn: LISTENER, LoadBalancerArn: ARN, DefaultActions: [] }],
  })
  expect([loadBalancers, listeners]).toEqual([[], []])
})

test('a listener that calls a function keeps its balancer: no packet goes on from there', () => {
  const { loadBalancers, listeners, unmodelledElements } = snapshotOf({
    LoadBalancers: [balancer()],
    Listeners: [listener()],
    TargetGroups: [{ TargetGroupArn: 'tg-1', TargetType: 'lambda' }],
  })
  expect([loadBalancers.length, listeners.length, unmodelledElements]).toEqual([1, 1, []])
})
