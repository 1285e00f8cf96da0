import { Problem } from '../../../../base/errors.ts'
import { inputInvalid } from '../../../../office/access/index.ts'

/** What Fastify throws about the request itself, as a problem; undefined for anything else. */
export function requestProblem(error: unknown): Problem | undefined {
  switch ((error as { code?: unknown }).code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem('TOO_LARGE', 'The request is larger than this route takes', 'Send less at a time')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem(
        'NOT_JSON',
        'This route does not take content of that type',
        'Send JSON, with content-type: application/json',
      )
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return inputInvalid('The request is not as long as it says')
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_INVALID_URL':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return inputInvalid('The address of the request cannot be read')
    default:
      return undefined
  }
}
