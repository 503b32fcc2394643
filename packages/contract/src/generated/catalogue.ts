// Generated from openapi/ by `npm run generate`. Do not edit: the next run overwrites this file.

import type { CatalogueError } from '../model.ts';

import { sendSms, getCaptcha, verifyCaptcha } from './operations.ts';

/** Every error of the contract, by its code. */
export const errors: {
  readonly "IDAAS.SDK.PARAM.0001": CatalogueError & { readonly code: "IDAAS.SDK.PARAM.0001"; readonly name: "device-info-incomplete"; readonly status: 400 };
  readonly "IDAAS.SDK.PARAM.0002": CatalogueError & { readonly code: "IDAAS.SDK.PARAM.0002"; readonly name: "client-id-missing"; readonly status: 400 };
  readonly "IDAAS.SDK.PARAM.0003": CatalogueError & { readonly code: "IDAAS.SDK.PARAM.0003"; readonly name: "app-not-registered"; readonly status: 400 };
  readonly "IDAAS.SDK.USER.0004": CatalogueError & { readonly code: "IDAAS.SDK.USER.0004"; readonly name: "mobile-missing"; readonly status: 400 };
  readonly "IDAAS.SDK.PARAM.0007": CatalogueError & { readonly code: "IDAAS.SDK.PARAM.0007"; readonly name: "scenario-missing"; readonly status: 400 };
  readonly "IDAAS.SDK.PARAM.0008": CatalogueError & { readonly code: "IDAAS.SDK.PARAM.0008"; readonly name: "captcha-token-missing"; readonly status: 400 };
  readonly "IDAAS.SDK.CAPTCHA.0005": CatalogueError & { readonly code: "IDAAS.SDK.CAPTCHA.0005"; readonly name: "scenario-unknown"; readonly status: 400 };
  readonly "IDAAS.SDK.CAPTCHA.0003": CatalogueError & { readonly code: "IDAAS.SDK.CAPTCHA.0003"; readonly name: "captcha-token-expired"; readonly status: 400 };
  readonly "IDAAS.SDK.CAPTCHA.0004": CatalogueError & { readonly code: "IDAAS.SDK.CAPTCHA.0004"; readonly name: "captcha-token-mismatch"; readonly status: 400 };
  readonly "IDAAS.SDK.CAPTCHA.0006": CatalogueError & { readonly code: "IDAAS.SDK.CAPTCHA.0006"; readonly name: "send-failed"; readonly status: 400 };
  readonly "IDAAS.SDK.CAPTCHA.0002": CatalogueError & { readonly code: "IDAAS.SDK.CAPTCHA.0002"; readonly name: "captcha-not-solved"; readonly status: 400 };
} = {
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
      "en": "`X-operating-sys-version`, `X-device-fingerprint` or `X-agent` is missing or empty.",
      "zh": "`X-operating-sys-version`、`X-device-fingerprint` 或 `X-agent` 缺失或为空。"
    },
    "remedy": {
      "en": "Check that the request has every required device header, and that none is empty.",
      "zh": "请检查每个必填的设备请求头是否都已发送且不为空。"
    }
  },
  "IDAAS.SDK.PARAM.0002": {
    "code": "IDAAS.SDK.PARAM.0002",
    "name": "client-id-missing",
    "status": 400,
    "title": {
      "en": "Missing client ID",
      "zh": "缺少应用 ID"
    },
    "message": {
      "en": "clientId cannot be empty",
      "zh": "clientId不能为空"
    },
    "cause": {
      "en": "`X-client-id` is missing or empty.",
      "zh": "`X-client-id` 缺失或为空。"
    },
    "remedy": {
      "en": "Send the client ID of your application in `X-client-id`.",
      "zh": "请在 `X-client-id` 中发送应用 ID（Client ID）。"
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
      "en": "No application with this client ID is registered with the tenant.",
      "zh": "该租户下没有此应用 ID 对应的应用。"
    },
    "remedy": {
      "en": "Check that the client ID is correct, and that the application is registered with this tenant.",
      "zh": "请检查应用 ID 是否正确，以及应用是否已在该租户注册。"
    }
  },
  "IDAAS.SDK.USER.0004": {
    "code": "IDAAS.SDK.USER.0004",
    "name": "mobile-missing",
    "status": 400,
    "title": {
      "en": "Missing mobile number",
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
      "en": "Ask the user for a mobile number before sending the request.",
      "zh": "发送请求前，请让用户输入手机号。"
    }
  },
  "IDAAS.SDK.PARAM.0007": {
    "code": "IDAAS.SDK.PARAM.0007",
    "name": "scenario-missing",
    "status": 400,
    "title": {
      "en": "Missing scenario",
      "zh": "缺少场景"
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
      "en": "Set `type` to one of the documented scenarios.",
      "zh": "请将 `type` 设为文档列出的场景之一。"
    }
  },
  "IDAAS.SDK.PARAM.0008": {
    "code": "IDAAS.SDK.PARAM.0008",
    "name": "captcha-token-missing",
    "status": 400,
    "title": {
      "en": "Missing captcha token",
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
      "en": "Let the user solve a captcha first, and send the captcha token that `verifyCaptcha` returns.",
      "zh": "请先让用户通过图形验证码，再发送 `verifyCaptcha` 返回的图形验证码令牌。"
    }
  },
  "IDAAS.SDK.CAPTCHA.0005": {
    "code": "IDAAS.SDK.CAPTCHA.0005",
    "name": "scenario-unknown",
    "status": 400,
    "title": {
      "en": "Unknown scenario",
      "zh": "未知场景"
    },
    "message": {
      "en": "Unknown sending scenario",
      "zh": "未知的发送场景"
    },
    "cause": {
      "en": "`type` is not a documented scenario.",
      "zh": "`type` 的值不属于文档列出的场景。"
    },
    "remedy": {
      "en": "Check the spelling of `type`. Only the documented scenarios are accepted.",
      "zh": "请检查 `type` 的拼写。只接受文档列出的场景。"
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
      "en": "The captcha token is no longer valid.",
      "zh": "图形验证码令牌已经失效。"
    },
    "remedy": {
      "en": "Show a new captcha and call again with the new captcha token.",
      "zh": "请显示新的图形验证码，并用新的图形验证码令牌再次调用。"
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
      "en": "The captcha token does not match the one that `verifyCaptcha` returned.",
      "zh": "图形验证码令牌与 `verifyCaptcha` 返回的不一致。"
    },
    "remedy": {
      "en": "Send exactly the string that `verifyCaptcha` returned, without parsing or re-serializing it.",
      "zh": "请原样发送 `verifyCaptcha` 返回的字符串，不要解析后重新序列化。"
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
      "en": "The code could not be sent, or the request is invalid in a way no other code covers.",
      "zh": "验证码发送失败，或请求存在其他错误码未涵盖的问题。"
    },
    "remedy": {
      "en": "Check every input against the reference. Let the user decide whether to try again.",
      "zh": "请对照 API 参考检查每项输入，由用户决定是否重试。"
    }
  },
  "IDAAS.SDK.CAPTCHA.0002": {
    "code": "IDAAS.SDK.CAPTCHA.0002",
    "name": "captcha-not-solved",
    "status": 400,
    "title": {
      "en": "Captcha not solved",
      "zh": "图形验证码未通过"
    },
    "message": {
      "en": "Graphic verification code verification failed",
      "zh": "图形验证码校验失败"
    },
    "cause": {
      "en": "The piece is not in the hole, or the captcha is no longer valid.",
      "zh": "拼图未放入缺口，或图形验证码已失效。"
    },
    "remedy": {
      "en": "Get a new captcha and let the user try again.",
      "zh": "请获取新的图形验证码，让用户重试。"
    }
  }
};

/** Every operation of the contract, by its id. */
export const operations: { readonly sendSms: typeof sendSms; readonly getCaptcha: typeof getCaptcha; readonly verifyCaptcha: typeof verifyCaptcha } = { sendSms, getCaptcha, verifyCaptcha };

/** What each value of `Scenario` means. */
export const scenarios: Readonly<Record<"REGISTER_SMS" | "LOGIN_SMS" | "FORGET_PWD_SMS" | "UPDATE_PWD_SMS" | "UPDATE_MOBILE_SMS" | "BIND_MOBILE_SMS", string>> = {
  "REGISTER_SMS": "Register a user, or bind a mobile number, with a verification code.",
  "LOGIN_SMS": "Log in with a verification code.",
  "FORGET_PWD_SMS": "Reset a forgotten password.",
  "UPDATE_PWD_SMS": "Change the password. `mobile` must include the full area code (format undocumented).",
  "UPDATE_MOBILE_SMS": "Change the mobile number.",
  "BIND_MOBILE_SMS": "Bind a mobile number to a user."
};
