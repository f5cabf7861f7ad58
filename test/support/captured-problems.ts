/** Refusals that no operation shows as its example, as the API gives them: one per code. */

import { type Call, testApi, vpcWithSubnet } from './api.ts'
import type { CapturedExchange } from './captured.ts'

export interface CapturedProblem {
  readonly method: string
  readonly exchange: CapturedExchange
}

const cidrs = ['10.9.0.0/16']

/** Requests in a VPC with one subnet; `~` stands for the path of the VPC, `@` for the subnet's id. */
const ASKED: readonly (readonly [path: string, call: Call])[] = [
  ['/v1/vpcs', { tenant: '' }],
  ['/v1/vpcs', { scopes: ['subnets:read'] }],
  ['/v1/vpcs?nmae=shop', {}],
  ['/v1/vpcs', { method: 'PUT', body: {} }],
  ['/v1/vpcs', { method: 'POST', body: '{"cidrs":' }],
  ['/v1/vpcs', { method: 'POST', body: { cidrs }, headers: { 'content-type': 'text/plain' } }],
  ['/v1/vpcs', { method: 'POST', body: { cidrs }, headers: { 'idempotency-key': ' é' } }],
  ['/v1/vpcs', { method: 'POST', body: { cidrs, name: 'blue' } }],
  ['/v1/vpcs', { method: 'POST', body: { cidrs, name: 'internet' } }],
  ['/v1/vpcs', { method: 'POST', body: { cidrs, id: 'vpc_1' } }],
  ['/v1/vpcs', { method: 'POST', body: { cidrs: '10.9.0.0/16' } }],
  ['/v1/vpcs', { method: 'POST', body: { cidrs: [] } }],
  ['/v1/vpcs', { method: 'POST', body: { name: 'shop' } }],
  ['/v1/vpcs', { method: 'POST', body: { cidrs: ['10.9.0.1/16'] } }],
  ['/v1/vpcs', { method: 'POST', body: { cidrs: ['10.9.0.0'] } }],
  ['/v1/vpcs', { method: 'POST', body: { cidrs: ['127.0.0.0/8'] } }],
  ['/v1/vpcs', { method: 'POST', body: { cidrs, vni: 100 } }],
  ['/v1/vpcs', { method: 'POST', body: { cidrs, baselineDefault: 'refuse' } }],
  ['/v1/vpcs', { method: 'POST', body: { cidrs, name: '1shop' } }],
  ['/v1/vpcs', { method: 'POST', body: { cidrs, fabricId: 'vpc_1' } }],
  ['~/subnets', { method: 'POST', body: { cidrs } }],
  ['~/subnets', { method: 'POST', body: { cidrs: ['10.0.9.0/30'] } }],
  ['~/subnets', { method: 'POST', body: { cidrs: ['10.0.9.0/24'], vpcId: 'vpc_other' } }],
  ['~/subnets/@', { method: 'PATCH', body: { cidrs: ['10.0.9.0/24'] } }],
  ['~/vnics', { method: 'POST', body: { subnetId: 'sub_00000000000000000000000000' } }],
  ['~/vnics', { method: 'POST', body: { subnetId: '@', addresses: ['10.0.9.9'] } }],
  ['~/vnics', { method: 'POST', body: { subnetId: '@', addresses: ['10.0.1.1'] } }],
  ['~/vnics', { method: 'POST', body: { subnetId: '@', addresses: ['10.0.1'] } }],
  ['~/vnics', { method: 'POST', body: { subnetId: '@', macAddress: '02:00:00' } }],
  ['~/vnics', { method: 'POST', body: { subnetId: '@', macAddress: '03:00:00:00:00:01' } }],
  ['~/vnics', { method: 'POST', body: { subnetId: '@', mtuBytes: 100 } }],
]

/** By code; the first request that meets one stands for it. */
export async function capturedProblems(): Promise<ReadonlyMap<string, CapturedProblem>> {
  const api = testApi()
  const { home, subnet } = await vpcWithSubnet(api)
  const captured = new Map<string, CapturedProblem>()
  for (const [place, call] of ASKED) {
    const path = place.replace('~', home).replace('@', subnet.id)
    const { body: given, method = 'GET', headers } = call
    const body =
      typeof given === 'object' && given !== null && 'subnetId' in given && given.subnetId === '@'
        ? { ...given, subnetId: subnet.id }
        : given
    const reply = await api.call(path, { ...call, body })
    if (reply.status < 400) throw new Error(`${method} ${path} was to be refused`)
    const exchange: CapturedExchange = {
      request: {
        path,
        ...(headers === undefined ? {} : { headers }),
        ...(body === undefined ? {} : { body }),
      },
      response: { status: reply.status, body: reply.body },
    }
    if (!captured.has(reply.body.code)) captured.set(reply.body.code, { method, exchange })
  }
  return captured
}
