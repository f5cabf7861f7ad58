import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { ENDPOINTS } from '../../src/api/endpoints.ts'
import { VERSION } from '../../src/api/openapi/about.ts'
import { fullOpenApiDocument } from '../../src/api/openapi/document.ts'
import { API_KINDS } from '../../src/model/kinds.ts'
import { testApi, vpcWithSubnet } from '../support/api.ts'

// biome-ignore lint/suspicious/noExplicitAny: a document is read like any other JSON.
const document = (await fullOpenApiDocument()) as any

test('openapi.yaml is what the code generates; `npm run openapi` writes it anew', () => {
  const committed = parse(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8'))
  expect(committed).toEqual(document)
})

test('the version is that of the package', () => {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  expect(JSON.parse(manifest).version).toBe(VERSION)
})

test('every endpoint is described, under a name of its own', () => {
  const described = Object.values<object>(document.paths)
    .flatMap((methods) => Object.values(methods))
    .map(({ operationId }) => operationId)
  expect(new Set(described).size).toBe(described.length)
  expect(described).toEqual(expect.arrayContaining(ENDPOINTS.map((one) => one.id)))
})

test('paths are kebab case, plural and free of verbs', () => {
  for (const { path } of ENDPOINTS) {
    for (const word of path.split('/').slice(2)) {
      expect(word).toMatch(
        /^(\{[a-z][A-Za-z]+Id\}|[a-z]+(-[a-z]+)*s|topology|usage|network|batch)$/,
      )
    }
  }
})

test('every kind has a schema for what is answered, sent and changed', () => {
  for (const { name } of API_KINDS) {
    const upper = name.charAt(0).toUpperCase() + name.slice(1)
    expect(document.components.schemas).toHaveProperty(upper)
    expect(document.components.schemas[`${upper}Creation`].additionalProperties).toBe(false)
    expect(document.components.schemas[`${upper}Patch`].required).toBe(undefined)
  }
})

test('what the server decides may be left out of a creation, and is always in the answer', () => {
  const { Vnic, VnicCreation } = document.components.schemas
  expect(VnicCreation.required).toEqual(['subnetId'])
  expect(VnicCreation.properties).not.toHaveProperty('revision')
  expect(Vnic.required).toEqual(
    expect.arrayContaining([
      'id',
      'kind',
      'vpcId',
      'addresses',
      'macAddress',
      'adminState',
      'revision',
    ]),
  )
})

test('answers have the members that the document promises', async () => {
  const api = testApi()
  const { vpc, subnet, home } = await vpcWithSubnet(api)
  const vnic = await api.make(`${home}/vnics`, { subnetId: subnet.id })
  for (const [name, resource] of Object.entries({ Vpc: vpc, Subnet: subnet, Vnic: vnic })) {
    const { required, properties } = document.components.schemas[name]
    for (const member of required) expect(resource).toHaveProperty(member)
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(Object.keys(resource)))
  }
})

test('what was created links to what can be done with it', () => {
  const { links } = document.paths['/v1/vpcs/{vpcId}/subnets'].post.responses['201']
  expect(links.updateSubnet).toEqual({
    operationId: 'updateSubnet',
    parameters: { vpcId: '$response.body#/vpcId', subnetId: '$response.body#/id' },
  })
  expect(document.paths['/v1/vpcs'].post.responses['201'].links).toHaveProperty('createSubnet')
})
