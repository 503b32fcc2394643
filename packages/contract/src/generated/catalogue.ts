// Generated from openapi/ by `npm run generate`. Do not edit: the next run overwrites this file.

import type { CatalogueError } from '../model.ts';

import { sendSms } from './operations.ts';

/** Every error of the contract, by its code. */
export const errors = {
  "IDAAS.SDK.PARAM.0001": {
    "code": "IDAAS.SDK.PARAM.0001",
    "name": "device-info-incomplete",
    "status": 400,
    "title": {
      "en": "Device information incomplete",
      "zh": "设备信息不完整"
    },
    "message": {
      "en": "Device information is incomplete",
      "zh": "设备信息不完整"
    },
    "cause": {
      "en": "One of the required device headers is missing or empty.",
      "zh": "必填的设备请求头中有一个缺失或为空。"
    },
    "remedy": {
      "en": "Check that every required device header is sent and has a value.",
      "zh": "检查每个必填的设备请求头是否都已发送且有值。"
    }
  },
  "IDAAS.SDK.PARAM.0002": {
    "code": "IDAAS.SDK.PARAM.0002",
    "name": "client-id-missing",
    "status": 400,
    "title": {
      "en": "Client id missing",
      "zh": "缺少应用授权 ID"
    },
    "message": {
      "en": "clientId cannot be empty",
      "zh": "clientId不能为空"
    },
    "cause": {
      "en": "The application did not say which one it is, because `X-client-id` is missing or empty.",
      "zh": "`X-client-id` 缺失或为空，应用没有说明自己是谁。"
    },
    "remedy": {
      "en": "Send the client id of your application in `X-client-id`.",
      "zh": "在 `X-client-id` 中发送应用的授权 ID。"
    }
  },
  "IDAAS.SDK.PARAM.0003": {
    "code": "IDAAS.SDK.PARAM.0003",
    "name": "app-not-registered",
    "status": 400,
    "title": {
      "en": "Application not registered",
      "zh": "应用未注册"
    },
    "message": {
      "en": "The app is not registered, please register the app first",
      "zh": "应用未注册,请先注册应用"
    },
    "cause": {
      "en": "The tenant knows no application with this client id.",
      "zh": "租户没有使用此授权 ID 的应用。"
    },
    "remedy": {
      "en": "Check that the client id is correct, and that the application is registered with this tenant.",
      "zh": "检查授权 ID 是否正确，以及应用是否已在该租户登记。"
    }
  },
  "IDAAS.SDK.USER.0004": {
    "code": "IDAAS.SDK.USER.0004",
    "name": "mobile-missing",
    "status": 400,
    "title": {
      "en": "Mobile number missing",
      "zh": "缺少手机号"
    },
    "message": {
      "en": "Mobile number cannot be empty",
      "zh": "手机号不能为空"
    },
    "cause": {
      "en": "The field `mobile` is missing, null or empty.",
      "zh": "字段 `mobile` 缺失、为 null 或为空。"
    },
    "remedy": {
      "en": "Ask the user for a mobile number before you call.",
      "zh": "调用之前先请用户输入手机号。"
    }
  },
  "IDAAS.SDK.PARAM.0007": {
    "code": "IDAAS.SDK.PARAM.0007",
    "name": "scenario-missing",
    "status": 400,
    "title": {
      "en": "Sending scenario missing",
      "zh": "缺少发送场景"
    },
    "message": {
      "en": "Send scene cannot be empty",
      "zh": "发送场景不能为空"
    },
    "cause": {
      "en": "The field `type` is missing, null or empty.",
      "zh": "字段 `type` 缺失、为 null 或为空。"
    },
    "remedy": {
      "en": "Name the sending scenario in `type`.",
      "zh": "在 `type` 中指明发送场景。"
    }
  },
  "IDAAS.SDK.PARAM.0008": {
    "code": "IDAAS.SDK.PARAM.0008",
    "name": "captcha-token-missing",
    "status": 400,
    "title": {
      "en": "Captcha token missing",
      "zh": "缺少图形验证码令牌"
    },
    "message": {
      "en": "Graphic verification code verification pass token cannot be empty",
      "zh": "图形验证码校验通过令牌不能为空"
    },
    "cause": {
      "en": "The field `captcha_token` is missing, null or empty.",
      "zh": "字段 `captcha_token` 缺失、为 null 或为空。"
    },
    "remedy": {
      "en": "Let the user pass the captcha first, and send the pass token that its verification returned.",
      "zh": "先让用户通过图形验证码，再发送校验返回的通过令牌。"
    }
  },
  "IDAAS.SDK.CAPTCHA.0005": {
    "code": "IDAAS.SDK.CAPTCHA.0005",
    "name": "scenario-unknown",
    "status": 400,
    "title": {
      "en": "Sending scenario unknown",
      "zh": "发送场景未知"
    },
    "message": {
      "en": "Unknown sending scenario",
      "zh": "未知的发送场景"
    },
    "cause": {
      "en": "The value of `type` is none of the documented scenarios.",
      "zh": "`type` 的值不属于文档列出的场景。"
    },
    "remedy": {
      "en": "Check the spelling of `type`. Only the documented scenarios are accepted.",
      "zh": "检查 `type` 的拼写。只接受文档列出的场景。"
    }
  },
  "IDAAS.SDK.CAPTCHA.0003": {
    "code": "IDAAS.SDK.CAPTCHA.0003",
    "name": "captcha-token-expired",
    "status": 400,
    "title": {
      "en": "Captcha token expired",
      "zh": "图形验证码令牌已失效"
    },
    "message": {
      "en": "Graphic verification code verification passed the token has been invalid",
      "zh": "图形验证码校验通过令牌已失效"
    },
    "cause": {
      "en": "The captcha pass token is no longer valid.",
      "zh": "图形验证码的通过令牌已经失效。"
    },
    "remedy": {
      "en": "Get a new captcha, let the user pass it, then call again with the new token.",
      "zh": "获取新的图形验证码，让用户通过后，用新令牌再次调用。"
    }
  },
  "IDAAS.SDK.CAPTCHA.0004": {
    "code": "IDAAS.SDK.CAPTCHA.0004",
    "name": "captcha-token-mismatch",
    "status": 400,
    "title": {
      "en": "Captcha token mismatch",
      "zh": "图形验证码令牌不匹配"
    },
    "message": {
      "en": "Graphic verification code verification passed token verification failed",
      "zh": "图形验证码校验通过令牌校验失败"
    },
    "cause": {
      "en": "The captcha pass token is not the one that the captcha verification returned.",
      "zh": "图形验证码的通过令牌与校验返回的不一致。"
    },
    "remedy": {
      "en": "Pass on exactly the string that the captcha verification returned, without parsing or rebuilding it.",
      "zh": "原样传递图形验证码校验返回的字符串，不要解析或重新拼接。"
    }
  },
  "IDAAS.SDK.CAPTCHA.0006": {
    "code": "IDAAS.SDK.CAPTCHA.0006",
    "name": "send-failed",
    "status": 400,
    "title": {
      "en": "Sending failed",
      "zh": "发送失败"
    },
    "message": {
      "en": "Failed to send verification code",
      "zh": "验证码发送失败"
    },
    "cause": {
      "en": "The code could not be sent, or the request breaks the contract in a way that no other code names.",
      "zh": "验证码未能发出，或请求以其他错误码未涵盖的方式违反了契约。"
    },
    "remedy": {
      "en": "Check every input against this reference, then call again.",
      "zh": "对照本文档检查每项输入，然后再次调用。"
    }
  }
} as const satisfies Record<string, CatalogueError>;

/** Every operation of the contract, by its id. */
export const operations = { sendSms };

/** What each value of `Scenario` means. */
export const scenarios = {
  "REGISTER_SMS": "Registration by mobile code; binds a mobile number or registers a user.",
  "LOGIN_SMS": "Login by mobile code.",
  "FORGET_PWD_SMS": "A forgotten password.",
  "UPDATE_PWD_SMS": "Users change their own password by mobile. Here `mobile` includes the full area code.",
  "UPDATE_MOBILE_SMS": "Updating the mobile number.",
  "BIND_MOBILE_SMS": "Binding a mobile number to a user."
} as const satisfies Record<string, string>;
