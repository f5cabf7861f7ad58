/** docs/concepts/pictures.md: the model as Mermaid draws it, from the kinds themselves. */
import type { Kind } from '../../src/model/kind.ts'
import { kindNamed } from '../../src/model/kind-named.ts'
import { API_KINDS } from '../../src/model/kinds.ts'
import { mentionsBy } from '../../src/model/operation-text.ts'
import { OPERATIONS } from '../../src/model/operations.ts'
import { words } from '../../src/model/words.ts'
import { weft } from './cli.ts'

const fenced = (lines: readonly string[]): string[] => ['', '```mermaid', ...lines, '```']
const box = ({ name }: Kind): string => `${name}["${words(name)}"]`

const SCOPES: readonly (readonly [Kind['scope'], string])[] = [
  ['platform', 'The platform, for operators'],
  ['tenant', 'A tenant'],
  ['vpc', 'A VPC'],
]

const containment = (): string[] => [
  'flowchart TB',
  ...SCOPES.flatMap(([scope, title]) => [
    `  subgraph ${scope}_["${title}"]`,
    ...API_KINDS.filter((kind) => kind.scope === scope && kind.parent === undefined).map(
      (kind) => `    ${box(kind)}`,
    ),
    ...API_KINDS.filter((kind) => kind.scope === scope && kind.parent !== undefined).map(
      (kind) => `    ${kind.parent} --> ${box(kind)}`,
    ),
    '  end',
  ]),
  '  vpc === vpc_',
]

/** Pictures of a part each: all in one would be a knot. */
const THEMES: Readonly<Record<string, readonly string[]>> = {
  'Addresses and ways': [
    'fabric',
    'vpc',
    'subnet',
    'vnic',
    'routeTable',
    'dhcpOptions',
    'qosPolicy',
  ],
  'Borders and routes': [
    'route',
    'routeTable',
    'internetGateway',
    'egressOnlyGateway',
    'vpnGateway',
    'natGateway',
    'floatingIp',
    'serviceEndpoint',
    'prefixList',
    'subnet',
    'vnic',
  ],
  Filters: [
    'securityGroup',
    'securityGroupRule',
    'networkAcl',
    'networkAclEntry',
    'policy',
    'policyRule',
    'endpointGroup',
    'prefixList',
    'subnet',
    'vnic',
  ],
  'Between VPCs': [
    'vpc',
    'peering',
    'transitGateway',
    'transitGatewayAttachment',
    'transitGatewayRouteTable',
    'transitGatewayRoute',
    'prefixList',
    'subnet',
  ],
  'Balancers and chains': [
    'loadBalancer',
    'listener',
    'targetGroup',
    'target',
    'serviceChain',
    'classifier',
    'serviceFunctionGroup',
    'serviceFunction',
    'vnic',
  ],
}

/** What is in no theme yet has a picture of its own. */
function themes(): Readonly<Record<string, readonly string[]>> {
  const drawn = Object.values(THEMES).flat()
  const rest = API_KINDS.map(({ name }) => name).filter((name) => !drawn.includes(name))
  return rest.length === 0 ? THEMES : { ...THEMES, Others: rest }
}

function theme(names: readonly string[]): string[] {
  const kinds = API_KINDS.filter(({ name }) => names.includes(name))
  const isShown = (name: string): boolean => kinds.some((kind) => kind.name === name)
  return [
    'flowchart LR',
    ...kinds.map((kind) => `  ${box(kind)}`),
    ...kinds.flatMap((kind) =>
      mentionsBy(kind).flatMap(({ member, to }) =>
        to.filter(isShown).map((name) => `  ${kind.name} -- ${member} --> ${name}`),
      ),
    ),
    ...kinds
      .filter(({ parent }) => parent !== undefined && isShown(parent))
      .map(({ name, parent }) => `  ${parent} === ${name}`),
  ]
}

function scopes(): string[] {
  const names = [...new Set(OPERATIONS.map(({ scope }) => scope.split(':')[0] ?? ''))].sort()
  const verbs = (name: string): string =>
    [...new Set(OPERATIONS.map(({ scope }) => scope.split(':')))]
      .filter(([subject]) => subject === name)
      .map(([, verb]) => `\`${verb}\``)
      .filter((verb, i, all) => all.indexOf(verb) === i)
      .join(', ')
  const held = (name: string): string =>
    API_KINDS.filter(({ parent }) => parent !== undefined)
      .filter(({ parent = '' }) => kebabPlural(parent) === name)
      .map((kind) => words(kind.plural))
      .join(', ')
  return [
    '| scope of | verbs | also for |',
    '|---|---|---|',
    ...names.map((name) => `| \`${name}\` | ${verbs(name)} | ${held(name)} |`),
  ]
}

const kebabPlural = (kindName: string): string =>
  kindNamed(kindName).plural.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

interface Leg {
  readonly hops?: readonly { readonly steps: readonly { readonly stage: string }[] }[]
}

/** Which stage came after which in the traces of the AWS example, with how often. */
async function wayOfPackets(): Promise<string[]> {
  const dump = ['--aws', 'examples/aws', '--batch', 'examples/aws/questions.jsonl']
  const { out } = await weft(['trace', ...dump])
  const counts = new Map<string, number>()
  for (const line of out.trimEnd().split('\n')) {
    const { forward, reply }: { forward?: Leg; reply?: Leg } = JSON.parse(line)
    for (const leg of [forward, reply]) {
      const stages = (leg?.hops ?? []).flatMap(({ steps }) => steps.map(({ stage }) => stage))
      for (const [i, stage] of stages.slice(1).entries()) {
        const edge = `${stages[i]} -->|COUNT| ${stage}`
        counts.set(edge, (counts.get(edge) ?? 0) + 1)
      }
    }
  }
  return [
    'flowchart TD',
    ...[...counts].map(([edge, count]) => `  ${edge.replace('COUNT', String(count))}`),
  ]
}

export const picturesPage = async (): Promise<string> =>
  [
    '# The model in pictures',
    '',
    'Drawn from the kinds themselves, so that they cannot lie; a test holds them to the code. What each',
    'kind is stands in [the model](model.md), every member in [kinds](../reference/kinds.md).',
    '',
    '## What is in what',
    '',
    'An arrow leads from a parent to what lives and dies with it. Everything in the last box belongs to',
    'one VPC and is written together with it: one version, one transaction.',
    ...fenced(containment()),
    ...Object.entries(themes()).flatMap(([title, names]) => [
      '',
      `## ${title}`,
      '',
      'An arrow leads from who mentions to who is mentioned, by the member that stands on it; what is',
      'mentioned is not deleted before. A thick line joins a parent and its children.',
      ...fenced(theme(names)),
    ]),
    '',
    '## The way of a packet',
    '',
    'Which stage of the [pipeline](evaluation-pipeline.md) came after which, and how often, in the traces of',
    '[the AWS example](../how-to/aws.md): requests and replies of `examples/aws/questions.jsonl`.',
    ...fenced(await wayOfPackets()),
    '',
    '## What a token allows',
    '',
    'A scope is a subject and a verb, as in `vpcs:read`. Children belong to the scope of their parent.',
    '',
    ...scopes(),
    '',
  ].join('\n')
