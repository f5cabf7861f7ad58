import { expect, test } from 'vitest'
import {
  commandOf,
  creationExample,
  exampleName,
  quoted,
} from '../../../src/cli/kind/command-text.ts'
import type { Kind } from '../../../src/model/kind.ts'
import { kindNamed } from '../../../src/model/kind-named.ts'
import { API_KINDS } from '../../../src/model/kinds.ts'
import { type CliApi, cliApi } from '../../support/cli-api.ts'

/** Creates by its example what an example refers to, and what that refers to. */
async function setTheStage(cli: CliApi, kind: Kind, made: Set<string>): Promise<void> {
  const homes = [
    ...(kind.scope === 'vpc' ? ['@vpc'] : []),
    ...(kind.parent ? [`@${kind.parent}`] : []),
  ]
  const refs = JSON.stringify(kind.example ?? {}).match(/@\w+(?:\.\d+)?/g) ?? []
  for (const placeholder of new Set([...homes, ...refs])) {
    if (made.has(placeholder)) continue
    made.add(placeholder)
    const [name = '', number] = placeholder.slice(1).split('.')
    await setTheStage(cli, kindNamed(name), made)
    await cli.json(exampleOf(kindNamed(name), placeholder, number))
  }
}

/** The example of a kind as it stands in the help; a second one has a name and blocks of its own. */
function exampleOf(kind: Kind, placeholder = `@${kind.name}`, number?: string): string {
  const line = creationExample(kind).replace(/^weft /, '')
  if (number === undefined) return line
  const renamed = line.replace(
    `--name ${exampleName(`@${kind.name}`)}`,
    `--name ${exampleName(placeholder)}`,
  )
  return renamed.replaceAll('10.0.', `10.${number}.`)
}

test.each(API_KINDS.map((kind) => ({ name: kind.name, kind })))(
  'the example in the help of $name does what it says',
  async ({ kind }) => {
    const cli = cliApi()
    await setTheStage(cli, kind, new Set())
    expect(await cli.json(exampleOf(kind))).toMatchObject({ kind: kind.name })
  },
)

test('a request that the API suggests is a command that can be typed', () => {
  const at = '/v1/vpcs/vpc_1/security-groups'
  const title = 'x'
  expect(commandOf({ title, method: 'DELETE', href: `${at}/sg_1?detach=true` })).toBe(
    'weft security-group delete sg_1 --vpc vpc_1 --detach',
  )
  const body = {
    direction: 'ingress',
    protocol: 'tcp',
    l4Ports: { first: 80, last: 90 },
    peerCidr: '10.0.0.0/8',
    description: "the web's",
  }
  expect(commandOf({ title, method: 'POST', href: `${at}/sg_1/rules`, body })).toBe(
    "weft security-group-rule create --vpc vpc_1 --security-group sg_1 --direction ingress --protocol tcp --l4-ports 80-90 --peer-cidr 10.0.0.0/8 --description 'the web'\\''s'",
  )
  expect(commandOf({ title, method: 'GET', href: '/v1/usage?vpcId=vpc_1' })).toBe(
    "weft api GET '/v1/usage?vpcId=vpc_1'",
  )
})

test('a word is quoted where a shell would read it otherwise', () => {
  expect(['a-b', '10.0.0.0/8', 'a b', '$x', "it's", '{"a":1}', ''].map(quoted)).toEqual([
    'a-b',
    '10.0.0.0/8',
    "'a b'",
    "'$x'",
    "'it'\\''s'",
    `'{"a":1}'`,
    "''",
  ])
})
