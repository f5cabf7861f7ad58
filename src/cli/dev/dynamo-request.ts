import { fail, ok, type Result } from '../../base/result.ts'

export interface DynamoFailure {
  /** Name of the exception, as in `ResourceInUseException`; `unreachable` if there was no answer. */
  readonly name: string
  readonly message: string
}

/** The embedded database checks no signature, but wants to see one, with a date. */
const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0'

/** One call of DynamoDB's JSON protocol to a database on this machine. */
export async function dynamoRequest(
  endpoint: string,
  operation: 'ListTables' | 'CreateTable',
  body: object,
): Promise<Result<unknown, DynamoFailure>> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${operation}`,
        'x-amz-date': '20260101T000000Z',
        authorization: AUTHORIZATION,
      },
      body: JSON.stringify(body),
    })
    const json = (await response.json()) as { readonly __type?: string; readonly message?: string }
    if (response.ok) return ok(json)
    return fail({ name: json.__type?.split('#').at(-1) ?? '', message: json.message ?? '' })
  } catch (error) {
    return fail({ name: 'unreachable', message: String(error) })
  }
}
