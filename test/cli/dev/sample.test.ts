import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseExpectations, surprises } from '../../../src/cli/dev/expectation.ts'
import { type Entry, parseManifest, referenceTo } from '../../../src/cli/dev/manifest.ts'
import { compile, trace } from '../../../src/engine/index.ts'
import { EMPTY_SNAPSHOT, type Snapshot } from '../../../src/model/snapshot.ts'
import { answerJson } from '../../../src/render/trace-json.ts'

const parsed = parseManifest(readFileSync('examples/sample/network.yaml', 'utf8'), 'network.yaml')
const entries = parsed.ok ? parsed.value : []
const questions = parseExpectations(readFileSync('examples/sample/questions.yaml', 'utf8'))

const vpcOf = ({ kind, fields }: Entry): unknown => {
  const parent = entries.find((one) => referenceTo(one) === fields[`${kind.parent}Id`])
  return fields['vpcId'] ?? parent?.fields['vpcId']
}

const defaultsOf = ({ kind }: Entry) =>
  Object.fromEntries(
    Object.entries(kind.fields).flatMap(([name, field]) =>
      field.default === undefined ? [] : [[name, field.default]],
    ),
  )

/** What the API makes with every VPC, as far as the sample does not replace it. */
const DEFAULT_ACL = {
  id: 'networkAcl/default',
  vpcId: 'vpc/shop',
  appliesInside: false,
}
const DEFAULT_ENTRIES = (['ingress', 'egress'] as const).map((direction) => ({
  id: `networkAclEntry/default-${direction}`,
  vpcId: 'vpc/shop',
  networkAclId: DEFAULT_ACL.id,
  direction,
  number: 100,
  action: 'allow',
  protocol: 'any',
  cidr: '0.0.0.0/0',
}))

/** The sample as the API would store it, with references for ids. */
function sample(but: readonly string[] = []): Snapshot {
  const network: Record<string, unknown[]> = {
    networkAcls: [DEFAULT_ACL],
    networkAclEntries: [...DEFAULT_ENTRIES],
  }
  for (const entry of entries) {
    if (but.includes(referenceTo(entry))) continue
    const { kind, name, fields } = entry
    const resource = { ...defaultsOf(entry), vpcId: vpcOf(entry), ...fields }
    network[kind.plural] = [
      ...(network[kind.plural] ?? []),
      { id: referenceTo(entry), name, defaultNetworkAclId: DEFAULT_ACL.id, ...resource },
    ]
  }
  return { ...EMPTY_SNAPSHOT, ...network } as unknown as Snapshot
}

test('the sample is two peered VPCs with a NAT gateway and a chain through a firewall', () => {
  expect(parsed.ok).toBe(true)
  const kinds = entries.map(({ kind }) => kind.name)
  for (const [kind, count] of Object.entries({
    vpc: 2,
    peering: 1,
    natGateway: 1,
    serviceChain: 1,
  }))
    expect(kinds.filter((one) => one === kind)).toHaveLength(count)
  expect(questions).toHaveLength(5)
})

test.each(questions)('$title', (question) => {
  const answer = trace(compile(sample()), question.ask)
  if (!answer.ok) throw new Error(answer.error.detail)
  expect(surprises(question, answerJson(answer.value))).toEqual([])
})

test('every rule that the questions rest on decides: without it an answer is another', () => {
  for (const rule of ['web-https', 'db-from-app', 'app-out', 'firewall-in', 'tools-out']) {
    const network = compile(sample([`securityGroupRule/${rule}`]))
    const changed = questions.filter((question) => {
      const answer = trace(network, question.ask)
      return answer.ok && surprises(question, answerJson(answer.value)).length > 0
    })
    expect(changed, rule).not.toEqual([])
  }
})
