// Generated from openapi/ by `npm run generate`. Do not edit: the next run overwrites this file.

export interface paths {
    "/api/v2/sdk/sms/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an SMS verification code
         * @description Sends a verification code by SMS to a mobile number, for one of six scenarios.
         *
         *     **Before the call** the user has to pass the human-machine verification, a graphical captcha. Its pass token goes
         *     into `captcha_token`, unchanged.
         *
         *     The answer to a request that was accepted has no body. The call is not idempotent: each accepted request sends one
         *     more message.
         */
        post: operations["sendSms"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description The scenario that the code is sent for.
         * @example BIND_MOBILE_SMS
         * @enum {string}
         */
        Scenario: "REGISTER_SMS" | "LOGIN_SMS" | "FORGET_PWD_SMS" | "UPDATE_PWD_SMS" | "UPDATE_MOBILE_SMS" | "BIND_MOBILE_SMS";
        /** @description The recipient of the code, what it is for, and the proof that a person asked for it. */
        SendSmsRequest: {
            /**
             * @description Mobile number that the code is sent to. For `UPDATE_PWD_SMS` it includes the full area code.
             * @example 15200000000
             */
            mobile: string;
            type: components["schemas"]["Scenario"];
            /**
             * @description Pass token of the captcha verification. Pass on the very string that the verification returned: a token that was
             *     parsed and put together again (`237.0` turned into `237`, say) no longer matches.
             * @example 71dd26999e314f9abb0c635336976635---{"x":237.0,"y":5.0}
             */
            captcha_token: string;
        };
        /**
         * @description Tells the errors of this operation apart. The text of `error_msg` may change; the code does not.
         * @example IDAAS.SDK.CAPTCHA.0006
         * @enum {string}
         */
        SendSmsErrorCode: "IDAAS.SDK.PARAM.0001" | "IDAAS.SDK.PARAM.0002" | "IDAAS.SDK.PARAM.0003" | "IDAAS.SDK.USER.0004" | "IDAAS.SDK.PARAM.0007" | "IDAAS.SDK.PARAM.0008" | "IDAAS.SDK.CAPTCHA.0005" | "IDAAS.SDK.CAPTCHA.0003" | "IDAAS.SDK.CAPTCHA.0004" | "IDAAS.SDK.CAPTCHA.0006";
        /** @description Why no message was sent. */
        SendSmsError: {
            error_code: components["schemas"]["SendSmsErrorCode"];
            /**
             * @description The error in a sentence, in the language of the request. Meant for people; decide by `error_code`.
             * @example Failed to send verification code
             */
            error_msg: string;
        };
    };
    responses: {
        /** @description The code is on its way. The response has no body. */
        SmsSent: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /**
         * @description No message was sent. `error_code` says why; the name of each example is the short name of its error, followed by the
         *     language of its message.
         */
        SendSmsRejected: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SendSmsError"];
            };
        };
    };
    parameters: {
        /**
         * @description Version of the operating system that the calling client runs on.
         * @example windows10.1.1
         */
        "X-operating-sys-version": string;
        /**
         * @description Fingerprint of the device that the calling client runs on.
         * @example 156aysdna213sc50
         */
        "X-device-fingerprint": string;
        /**
         * @description IP address of the calling client.
         * @example 192.168.1.2
         */
        "X-device-ip": string;
        /**
         * @description User-agent information of the calling client.
         * @example Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X)
         */
        "X-agent": string;
        /**
         * @description Language of the error message, for internationalization. Chinese (`zh`) and English (`en`) exist; what the service does
         *     without this header, or with another value, is not documented.
         * @example zh
         */
        "X-L": string;
        /**
         * @description Authorization ID of the calling application, as shown where the application is registered with the tenant. Its absence
         *     is answered like any other incomplete input, with a `400`.
         * @example nTo1eRIub60vPb54WeE6aojPwYwImtl4
         */
        "X-client-id": string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    sendSms: {
        parameters: {
            query?: never;
            header: {
                /**
                 * @description Version of the operating system that the calling client runs on.
                 * @example windows10.1.1
                 */
                "X-operating-sys-version": components["parameters"]["X-operating-sys-version"];
                /**
                 * @description Fingerprint of the device that the calling client runs on.
                 * @example 156aysdna213sc50
                 */
                "X-device-fingerprint": components["parameters"]["X-device-fingerprint"];
                /**
                 * @description IP address of the calling client.
                 * @example 192.168.1.2
                 */
                "X-device-ip"?: components["parameters"]["X-device-ip"];
                /**
                 * @description User-agent information of the calling client.
                 * @example Mozilla/5.0 (iPhone; CPU iPhone OS 13_3 like Mac OS X)
                 */
                "X-agent": components["parameters"]["X-agent"];
                /**
                 * @description Language of the error message, for internationalization. Chinese (`zh`) and English (`en`) exist; what the service does
                 *     without this header, or with another value, is not documented.
                 * @example zh
                 */
                "X-L"?: components["parameters"]["X-L"];
                /**
                 * @description Authorization ID of the calling application, as shown where the application is registered with the tenant. Its absence
                 *     is answered like any other incomplete input, with a `400`.
                 * @example nTo1eRIub60vPb54WeE6aojPwYwImtl4
                 */
                "X-client-id": components["parameters"]["X-client-id"];
            };
            path?: never;
            cookie?: never;
        };
        /**
         * @description What to send, to whom. The `content-type` header is required and has to be `application/json`; OpenAPI states it
         *     as the media type of this body.
         */
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendSmsRequest"];
            };
        };
        responses: {
            200: components["responses"]["SmsSent"];
            400: components["responses"]["SendSmsRejected"];
        };
    };
}
