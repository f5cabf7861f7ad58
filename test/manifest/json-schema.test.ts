import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { manifestSchema } from '../../src/manifest/json-schema.ts'

const validate = new Ajv2020({ strict: false, allErrors: true }).compile(manifestSchema())

const wrongIn = (value: unknown): string[] => {
  validate(value)
  return (validate.errors ?? [])
    .filter(({ keyword }) => keyword !== 'if')
    .map(({ instancePath, message }) => `${instancePath} ${message}`)
}

test('the sample is as the schema says', () => {
  expect(wrongIn(parse(readFileSync('examples/sample/network.yaml', 'utf8')))).toEqual([])
})

test('children inside their parent are described without what the parent says', () => {
  const rules = [{ direction: 'ingress', protocol: 'tcp', peerCidr: '0.0.0.0/0' }]
  const group = { kind: 'securityGroup', name: 'web', vpcId: 'vpc/shop', rules }
  expect(wrongIn({ manifest: 'shop', resources: [group] })).toEqual([])
  expect(wrongIn({ ...group, rules: [{ ...rules[0], direction: 'in' }] })).toEqual([
    '/rules/0/direction must be equal to one of the allowed values',
  ])
})

test('a misspelt kind, a misspelt member and a missing one are found', () => {
  expect(wrongIn([{ kind: 'vcp', name: 'a' }])).toEqual([
    '/0/kind must be equal to one of the allowed values',
  ])
  expect(wrongIn([{ kind: 'vpc', name: 'a', cidr: ['10.0.0.0/16'] }])).toEqual([
    "/0 must have required property 'cidrs'",
    '/0 must NOT have additional properties',
  ])
})
