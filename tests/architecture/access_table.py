"""Who may open what: every address, every seat, their own organisation's things and somebody else's.

Read a row as: address, method, then what comes back to anonymous, manager, colleague, partner, outsider,
administrator, regional viewer, national viewer and facilitator for the things of the manager's organisation; after
the bar the same for the outsider's. An address that names nobody's things has no bar. The regional viewer's area has
the manager's organisation in it, and not the outsider's; the facilitator belongs to no organisation.

`login` is a redirect to the sign-in page. 404: may not know that it exists; 403: may know and may not do it. A
posted form is empty, so 422 means that the person may post it, and 302 that it needs nothing. 400 is a public
page without the answers that its address should carry; 401 is the autosave's word for “sign in”.
"""

from dataclasses import dataclass

TABLE = """
livez                                            GET  200   200 200 200 200 200 200 200 200
readyz                                           GET  200   200 200 200 200 200 200 200 200
demonstration_sign_in                            POST 404   404 404 404 404 404 404 404 404
account_login                                    GET  200   302 302 302 302 302 302 302 302
account_login                                    POST 422   302 302 302 302 302 302 302 302
account_logout                                   GET  302   200 200 200 200 200 200 200 200
account_logout                                   POST 302   302 302 302 302 302 302 302 302
account_inactive                                 GET  200   200 200 200 200 200 200 200 200
account_signup                                   GET  200   302 302 302 302 302 302 302 302
account_signup                                   POST 200   302 302 302 302 302 302 302 302
account_reauthenticate                           GET  login 200 200 200 200 200 200 200 200
account_reauthenticate                           POST login 422 422 422 422 422 422 422 422
account_email                                    GET  login 200 200 200 200 200 200 200 200
account_email                                    POST login 302 302 302 302 302 302 302 302
account_confirm_email                            GET  200   200 200 200 200 200 200 200 200
account_confirm_email                            POST 404   404 404 404 404 404 404 404 404
account_change_password                          GET  login 200 200 200 200 200 200 200 200
account_change_password                          POST login 422 422 422 422 422 422 422 422
account_set_password                             GET  login 302 302 302 302 302 302 302 302
account_set_password                             POST login 302 302 302 302 302 302 302 302
account_reset_password                           GET  200   200 200 200 200 200 200 200 200
account_reset_password                           POST 422   422 422 422 422 422 422 422 422
account_reset_password_done                      GET  200   200 200 200 200 200 200 200 200
account_reset_password_from_key_done             GET  200   200 200 200 200 200 200 200 200
account_reset_password_from_key                  GET  200   200 200 200 200 200 200 200 200
account_reset_password_from_key                  POST 422   422 422 422 422 422 422 422 422
organisations:organisation_list                  GET  login 200 200 200 200 200 200 200 200
organisations:create_organisation                GET  login 403 403 403 403 200 403 403 403
organisations:create_organisation                POST login 403 403 403 403 422 403 403 403
organisations:organisation                       GET  login 200 200 404 404 200 404 404 404 | login 404 404 404 200 200 404 404 404
organisations:record_succession                  GET  login 403 403 404 404 200 404 404 404 | login 404 404 404 403 200 404 404 404
organisations:record_succession                  POST login 403 403 404 404 422 404 404 404 | login 404 404 404 403 422 404 404 404
organisations:people                             GET  login 200 403 404 404 200 404 404 404 | login 404 404 404 200 200 404 404 404
organisations:invite_people                      GET  login 200 403 404 404 200 404 404 404 | login 404 404 404 200 200 404 404 404
organisations:invite_people                      POST login 422 403 404 404 422 404 404 404 | login 404 404 404 422 422 404 404 404
organisations:clear_bounce                       POST login 302 403 404 404 302 404 404 404 | login 404 404 404 302 302 404 404 404
organisations:change_role                        GET  login 200 403 404 404 200 404 404 404 | login 404 404 404 200 200 404 404 404
organisations:change_role                        POST login 422 403 404 404 422 404 404 404 | login 404 404 404 422 422 404 404 404
organisations:remove_member                      GET  login 200 403 404 404 200 404 404 404 | login 404 404 404 200 200 404 404 404
organisations:remove_member                      POST login 302 403 404 404 302 404 404 404 | login 404 404 404 302 302 404 404 404
organisations:confirm_identity                   POST login 302 403 404 404 302 404 404 404 | login 404 404 404 302 302 404 404 404
organisations:area_people                        GET  login 403 403 403 403 200 403 403 403
organisations:give_area_role                     GET  login 403 403 403 403 200 403 403 403
organisations:give_area_role                     POST login 403 403 403 403 422 403 403 403
organisations:withdraw_area_role                 GET  login 403 403 403 403 200 403 403 403
organisations:withdraw_area_role                 POST login 403 403 403 403 302 403 403 403
organisations:withdraw_area_invitation           POST login 403 403 403 403 302 403 403 403
organisations:send_area_invitation_again         POST login 403 403 403 403 302 403 403 403
organisations:create_partnership                 GET  login 200 403 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
organisations:create_partnership                 POST login 422 403 404 404 403 404 404 404 | login 404 404 404 422 403 404 404 404
organisations:partnership                        GET  login 200 200 200 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
organisations:edit_partnership                   GET  login 200 403 200 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
organisations:edit_partnership                   POST login 422 403 422 404 404 404 404 404 | login 404 404 404 422 404 404 404 404
organisations:end_partnership                    GET  login 200 403 200 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
organisations:end_partnership                    POST login 422 403 422 404 404 404 404 404 | login 404 404 404 422 404 404 404 404
organisations:withdraw_invitation                POST login 302 403 404 404 302 404 404 404 | login 404 404 404 302 302 404 404 404
organisations:send_invitation_again              POST login 302 403 404 404 302 404 404 404 | login 404 404 404 302 302 404 404 404
organisations:accept_invitation                  GET  200   200 200 200 200 200 200 200 200
organisations:accept_invitation                  POST 422   403 403 403 403 403 403 403 403
organisations:facilitators                       GET  login 403 403 403 403 200 403 403 403
organisations:give_facilitator_role              GET  login 403 403 403 403 200 403 403 403
organisations:give_facilitator_role              POST login 403 403 403 403 422 403 403 403
organisations:withdraw_facilitator_role          GET  login 403 403 403 403 200 403 403 403
organisations:withdraw_facilitator_role          POST login 403 403 403 403 302 403 403 403
organisations:withdraw_facilitator_invitation    POST login 403 403 403 403 302 403 403 403
organisations:send_facilitator_invitation_again  POST login 403 403 403 403 302 403 403 403
assessments:start                                GET  200   200 200 200 200 200 200 200 200
assessments:method                               GET  200   200 200 200 200 200 200 200 200
assessments:accessibility                        GET  200   200 200 200 200 200 200 200 200
assessments:blank_form                           GET  200   200 200 200 200 200 200 200 200
assessments:version_changes                      GET  200   200 200 200 200 200 200 200 200
assessments:hand_scoring                         GET  200   200 200 200 200 200 200 200 200
assessments:privacy                              GET  200   200 200 200 200 200 200 200 200
assessments:taster                               GET  200   200 200 200 200 200 200 200 200
assessments:taster                               POST 302   302 302 302 302 302 302 302 302
assessments:taster_origin                        GET  400   400 400 400 400 400 400 400 400
assessments:taster_origin                        POST 400   400 400 400 400 400 400 400 400
assessments:taster_result                        GET  400   400 400 400 400 400 400 400 400
assessments:home                                 GET  login 200 200 200 200 200 200 200 200
assessments:campaign_list                        GET  login 200 200 200 200 200 200 200 200
assessments:create_campaign                      GET  login 403 403 403 403 200 403 403 403
assessments:create_campaign                      POST login 403 403 403 403 422 403 403 403
assessments:campaign                             GET  login 200 200 404 404 200 404 404 404 | login 404 404 404 200 200 404 404 404
assessments:edit_campaign                        GET  login 403 403 404 404 200 404 404 404 | login 404 404 404 403 200 404 404 404
assessments:edit_campaign                        POST login 403 403 404 404 422 404 404 404 | login 404 404 404 403 422 404 404 404
assessments:add_organisations                    GET  login 403 403 404 404 200 404 404 404 | login 404 404 404 403 200 404 404 404
assessments:add_organisations                    POST login 403 403 404 404 422 404 404 404 | login 404 404 404 403 422 404 404 404
assessments:ask_listed_organisations             GET  login 403 403 404 404 200 404 404 404 | login 404 404 404 403 200 404 404 404
assessments:ask_listed_organisations             POST login 403 403 404 404 422 404 404 404 | login 404 404 404 403 422 404 404 404
assessments:extend_organisation                  GET  login 403 403 404 404 200 404 404 404 | login 404 404 404 403 200 404 404 404
assessments:extend_organisation                  POST login 403 403 404 404 302 404 404 404 | login 404 404 404 403 302 404 404 404
assessments:reminders                            GET  login 200 403 404 404 200 404 404 404 | login 404 404 404 200 200 404 404 404
assessments:reminders                            POST login 403 403 404 404 422 404 404 404 | login 404 404 404 403 422 404 404 404
assessments:send_reminders                       POST login 302 403 404 404 302 404 404 404 | login 404 404 404 302 302 404 404 404
assessments:remove_reminder_day                  POST login 403 403 404 404 302 404 404 404 | login 404 404 404 403 302 404 404 404
assessments:stop_reminders                       GET  200   200 200 200 200 200 200 200 200
assessments:stop_reminders                       POST 200   200 200 200 200 200 200 200 200
assessments:resume_reminders                     POST login 302 302 302 302 302 302 302 302
assessments:take_anonymous_link                  GET  login 200 200 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:take_anonymous_link                  POST login 422 422 404 404 404 404 404 404 | login 404 404 404 422 404 404 404 404
assessments:anonymous_start                      GET  200   200 200 200 200 200 200 200 200
assessments:anonymous_check                      GET  200   200 200 200 200 200 200 200 200
assessments:anonymous_check                      POST 302   302 302 302 302 302 302 302 302
assessments:anonymous_page                       GET  200   200 200 200 200 200 200 200 200
assessments:anonymous_page                       POST 302   302 302 302 302 302 302 302 302
assessments:choose_partnerships                  GET  login 200 403 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:choose_partnerships                  POST login 302 403 404 404 403 404 404 404 | login 404 404 404 302 403 404 404 404
assessments:invite_partner                       GET  login 200 403 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:invite_partner                       POST login 422 403 404 404 403 404 404 404 | login 404 404 404 422 403 404 404 404
assessments:switch_team_view                     POST login 302 403 404 404 403 404 404 404 | login 404 404 404 302 403 404 404 404
assessments:start_assessment                     POST login 302 302 404 404 404 404 404 404 | login 404 404 404 302 404 404 404 404
assessments:assign_sections                      GET  login 200 403 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:assign_sections                      POST login 422 403 404 404 403 404 404 404 | login 404 404 404 422 403 404 404 404
assessments:withdraw_section                     POST login 302 403 404 404 404 404 404 404 | login 404 404 404 302 404 404 404 404
assessments:agree_sheet                          GET  login 200 200 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:agree_sheet                          POST login 422 422 404 404 403 404 404 404 | login 404 404 404 422 403 404 404 404
assessments:submit_agreed_sheet                  GET  login 200 403 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:submit_agreed_sheet                  POST login 422 403 404 404 404 404 404 404 | login 404 404 404 422 404 404 404 404
assessments:task_list                            GET  login 200 404 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:about_you                            GET  login 200 404 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:about_you                            POST login 302 404 404 404 404 404 404 404 | login 404 404 404 302 404 404 404 404
assessments:check_answers                        GET  login 200 404 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:submit_response                      POST login 302 404 404 404 404 404 404 404 | login 404 404 404 302 404 404 404 404
assessments:submitted                            GET  login 200 404 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:reopen_response                      GET  login 200 404 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:reopen_response                      POST login 422 404 404 404 404 404 404 404 | login 404 404 404 422 404 404 404 404
assessments:response_version                     GET  login 200 404 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:answer_page                          GET  login 200 404 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:answer_page                          POST login 302 404 404 404 404 404 404 404 | login 404 404 404 302 404 404 404 404
assessments:save_answers                         POST 401   200 404 404 404 404 404 404 404 | 401   404 404 404 200 404 404 404 404
assessments:organisation_result                  GET  login 200 200 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:partnership_result                   GET  login 200 200 200 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:partnership_moves                    GET  login 200 200 200 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:partnership_movement                 GET  login 200 200 200 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:partnership_gap                      GET  login 200 200 200 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:release_result                       GET  login 409 403 404 404 404 404 404 404 | login 404 404 404 409 404 404 404 404
assessments:release_result                       POST login 409 403 404 404 404 404 404 404 | login 404 404 404 409 404 404 404 404
assessments:withdraw_release                     POST login 302 403 404 404 404 404 404 404 | login 404 404 404 302 404 404 404 404
assessments:release_to_area                      GET  login 409 403 404 404 404 404 404 404 | login 404 404 404 409 404 404 404 404
assessments:release_to_area                      POST login 409 403 404 404 404 404 404 404 | login 404 404 404 409 404 404 404 404
assessments:withdraw_area_release                POST login 302 403 404 404 404 404 404 404 | login 404 404 404 302 404 404 404 404
assessments:organisation_roles                   GET  login 200 200 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:partnership_roles                    GET  login 200 200 200 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:explain_organisation                 GET  login 200 200 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:explain_partnership                  GET  login 200 200 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:organisation_file                    GET  login 200 200 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:partnership_file                     GET  login 200 200 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:organisation_report                  GET  login 200 200 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:partnership_report                   GET  login 200 200 200 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:organisation_pdf                     POST login 302 302 404 404 403 404 404 404 | login 404 404 404 302 403 404 404 404
assessments:partnership_pdf                      POST login 302 302 404 404 404 404 404 404 | login 404 404 404 302 404 404 404 404
assessments:export                               GET  login 200 404 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:download_export                      GET  login 302 404 404 404 404 404 404 404 | login 404 404 404 302 404 404 404 404
assessments:organisation_plan                    GET  login 200 200 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:add_organisation_action              GET  login 200 403 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:add_organisation_action              POST login 422 403 404 404 403 404 404 404 | login 404 404 404 422 403 404 404 404
assessments:plan_workbook                        GET  login 200 200 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:plan_calendar                        GET  login 200 200 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:plan                                 GET  login 200 200 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:add_action                           GET  login 200 403 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:add_action                           POST login 422 403 404 404 403 404 404 404 | login 404 404 404 422 403 404 404 404
assessments:readiness                            GET  login 200 200 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:prepare_readiness_check              GET  login 200 403 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:prepare_readiness_check              POST login 422 403 404 404 403 404 404 404 | login 404 404 404 422 403 404 404 404
assessments:readiness_page                       GET  login 200 403 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:readiness_page                       POST login 302 403 404 404 404 404 404 404 | login 404 404 404 302 404 404 404 404
assessments:finish_readiness_check               GET  login 200 403 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:finish_readiness_check               POST login 422 403 404 404 404 404 404 404 | login 404 404 404 422 404 404 404 404
assessments:switch_readiness_sharing             POST login 409 403 404 404 404 404 404 404 | login 404 404 404 409 404 404 404 404
assessments:organisation_portfolio               GET  login 200 200 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
assessments:edit_action                          GET  login 200 403 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:edit_action                          POST login 422 403 404 404 404 404 404 404 | login 404 404 404 422 404 404 404 404
assessments:report_on_action                     GET  login 200 403 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:report_on_action                     POST login 422 403 404 404 404 404 404 404 | login 404 404 404 422 404 404 404 404
assessments:partnership_obstacles                GET  login 200 200 200 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:partnership_mechanisms               GET  login 200 200 200 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:partnership_what_if                  GET  login 200 200 200 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:decline_suggestion                   GET  login 200 403 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
assessments:decline_suggestion                   POST login 422 403 404 404 404 404 404 404 | login 404 404 404 422 404 404 404 404
assessments:offer_suggestion_again               POST login 404 403 404 404 404 404 404 404 | login 404 404 404 404 404 404 404 404
assessments:mechanism_list                       GET  200   200 200 200 200 200 200 200 200
assessments:mechanisms_tried                     GET  login 200 200 200 200 200 200 200 200
assessments:role_tags                            GET  login 403 403 403 403 200 403 403 403
assessments:psychometrics                        GET  login 403 403 403 403 200 403 403 403
assessments:psychometrics_file                   GET  login 403 403 403 403 200 403 403 403
assessments:create_content_round                 GET  login 403 403 403 403 200 403 403 403
assessments:create_content_round                 POST login 403 403 403 403 422 403 403 403
assessments:content_round                        GET  login 403 403 403 403 200 403 403 403
assessments:invite_experts                       GET  login 403 403 403 403 200 403 403 403
assessments:invite_experts                       POST login 403 403 403 403 422 403 403 403
assessments:close_content_round                  POST login 403 403 403 403 302 403 403 403
assessments:send_expert_letter_again             POST login 403 403 403 403 302 403 403 403
assessments:withdraw_expert                      POST login 403 403 403 403 302 403 403 403
assessments:expert_start                         GET  200   200 200 200 200 200 200 200 200
assessments:rate_relevance                       GET  200   200 200 200 200 200 200 200 200
assessments:rate_relevance                       POST 302   302 302 302 302 302 302 302 302
assessments:components                           GET  login 403 403 403 403 200 403 403 403
dashboards:area_list                             GET  login 404 404 404 404 404 200 200 404
dashboards:area_codebook                         GET  login 200 200 200 200 200 200 200 200
dashboards:area                                  GET  login 404 404 404 404 404 200 200 404 | login 404 404 404 404 404 404 200 404
dashboards:area_organisation                     GET  login 404 404 404 404 404 200 200 404 | login 404 404 404 404 404 404 200 404
dashboards:area_organisations                    GET  login 404 404 404 404 404 200 200 404 | login 404 404 404 404 404 404 200 404
dashboards:area_organisations_csv                GET  login 404 404 404 404 404 200 200 404 | login 404 404 404 404 404 404 200 404
dashboards:area_organisations_metadata           GET  login 404 404 404 404 404 200 200 404 | login 404 404 404 404 404 404 200 404
dashboards:area_panel                            GET  login 404 404 404 404 404 200 200 404 | login 404 404 404 404 404 404 200 404
dashboards:area_panel_csv                        GET  login 404 404 404 404 404 200 200 404 | login 404 404 404 404 404 404 200 404
dashboards:area_panel_metadata                   GET  login 404 404 404 404 404 200 200 404 | login 404 404 404 404 404 404 200 404
dashboards:network                               GET  login 404 404 404 404 404 200 200 404 | login 404 404 404 404 404 404 200 404
dashboards:network_csv                           GET  login 404 404 404 404 404 200 200 404 | login 404 404 404 404 404 404 200 404
dashboards:network_csv_metadata                  GET  login 404 404 404 404 404 200 200 404 | login 404 404 404 404 404 404 200 404
dashboards:released                              GET  login 404 404 404 404 404 200 200 404 | login 404 404 404 404 404 404 200 404
dashboards:released_csv                          GET  login 404 404 404 404 404 200 200 404 | login 404 404 404 404 404 404 200 404
dashboards:released_csv_metadata                 GET  login 404 404 404 404 404 200 200 404 | login 404 404 404 404 404 404 200 404
dashboards:released_result                       GET  login 404 404 404 404 404 200 404 404 | login 404 404 404 404 404 404 404 404
dashboards:peers                                 GET  login 200 200 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
dashboards:learn_from                            GET  login 200 200 200 200 404 404 404 404
dashboards:make_offer                            GET  login 200 403 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
dashboards:make_offer                            POST login 422 403 404 404 404 404 404 404 | login 404 404 404 422 404 404 404 404
dashboards:withdraw_offer                        POST login 302 403 404 404 404 404 404 404 | login 404 404 404 302 404 404 404 404
dashboards:make_wish                             GET  login 200 403 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
dashboards:make_wish                             POST login 422 403 404 404 404 404 404 404 | login 404 404 404 422 404 404 404 404
dashboards:withdraw_wish                         POST login 302 403 404 404 404 404 404 404 | login 404 404 404 302 404 404 404 404
dashboards:request_contact                       GET  login 200 403 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
dashboards:request_contact                       POST login 422 403 404 404 404 404 404 404 | login 404 404 404 422 404 404 404 404
dashboards:contact_request                       GET  login 200 403 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
dashboards:answer_contact_request                POST login 403 403 404 404 404 404 404 404 | login 404 404 404 403 404 404 404 404
dashboards:withdraw_contact_request              POST login 302 403 404 404 404 404 404 404 | login 404 404 404 302 404 404 404 404
dashboards:register_learning_partnership         GET  login 200 403 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
dashboards:register_learning_partnership         POST login 422 403 404 404 404 404 404 404 | login 404 404 404 422 404 404 404 404
dashboards:circle_list                           GET  login 404 404 404 200 200 200 200 404
dashboards:create_circle                         GET  login 403 403 403 403 200 403 200 403
dashboards:create_circle                         POST login 403 403 403 403 422 403 422 403
dashboards:circle                                GET  login 404 404 404 404 200 200 404 404 | login 404 404 404 200 200 404 404 404
dashboards:add_circle_member                     GET  login 404 404 404 404 200 403 404 404 | login 404 404 404 403 200 404 404 404
dashboards:add_circle_member                     POST login 404 404 404 404 422 403 404 404 | login 404 404 404 403 422 404 404 404
dashboards:remove_circle_member                  POST login 404 404 404 404 302 403 404 404 | login 404 404 404 403 302 404 404 404
dashboards:lever_list                            GET  login 404 404 404 404 404 200 200 404
dashboards:area_levers                           GET  login 404 404 404 404 404 200 200 404 | login 404 404 404 404 404 404 200 404
dashboards:record_lever                          GET  login 404 404 404 404 404 403 403 404 | login 404 404 404 404 404 404 403 404
dashboards:record_lever                          POST login 404 404 404 404 404 403 403 404 | login 404 404 404 404 404 404 403 404
dashboards:lever                                 GET  login 404 404 404 404 404 404 200 404 | login 404 404 404 404 404 404 200 404
dashboards:edit_lever                            GET  login 404 404 404 404 404 404 200 404 | login 404 404 404 404 404 404 403 404
dashboards:edit_lever                            POST login 404 404 404 404 404 404 422 404 | login 404 404 404 404 404 404 403 404
dashboards:withdraw_lever                        GET  login 404 404 404 404 404 404 200 404 | login 404 404 404 404 404 404 403 404
dashboards:withdraw_lever                        POST login 404 404 404 404 404 404 422 404 | login 404 404 404 404 404 404 403 404
dashboards:create_programme                      GET  login 404 404 404 404 404 403 403 404 | login 404 404 404 404 404 404 403 404
dashboards:create_programme                      POST login 404 404 404 404 404 403 403 404 | login 404 404 404 404 404 404 403 404
dashboards:programme                             GET  login 404 404 404 404 404 404 200 404 | login 404 404 404 404 404 404 200 404
dashboards:edit_programme                        GET  login 404 404 404 404 404 404 200 404 | login 404 404 404 404 404 404 403 404
dashboards:edit_programme                        POST login 404 404 404 404 404 404 422 404 | login 404 404 404 404 404 404 403 404
dashboards:organisation_levers                   GET  login 200 200 404 404 200 404 404 404 | login 404 404 404 200 200 404 404 404
dashboards:dispute_lever                         GET  login 200 403 404 404 403 404 404 404 | login 404 404 404 200 403 404 404 404
dashboards:dispute_lever                         POST login 422 403 404 404 403 404 404 404 | login 404 404 404 422 403 404 404 404
dashboards:withdraw_dispute                      POST login 302 403 404 404 403 404 404 404 | login 404 404 404 302 403 404 404 404
dashboards:write_comment                         GET  login 404 404 404 404 404 403 403 404 | login 404 404 404 404 404 404 403 404
dashboards:write_comment                         POST login 404 404 404 404 404 403 403 404 | login 404 404 404 404 404 404 403 404
dashboards:edit_comment                          GET  login 404 404 404 404 404 404 403 404 | login 404 404 404 404 404 404 404 404
dashboards:edit_comment                          POST login 404 404 404 404 404 404 403 404 | login 404 404 404 404 404 404 404 404
dashboards:withdraw_comment                      POST login 404 404 404 404 404 404 302 404 | login 404 404 404 404 404 404 404 404
workshops:create_workshop                        GET  login 200 403 200 200 403 403 403 200
workshops:create_workshop                        POST login 422 403 422 422 403 403 403 422
workshops:take_over                              GET  login 302 200 200 200 200 200 200 302 | login 200 200 200 302 200 200 200 200
workshops:take_over                              POST login 302 302 302 302 302 302 302 302 | login 302 302 302 302 302 302 302 302
workshops:prepare_workshop                       GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:edit_workshop                          GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:edit_workshop                          POST login 422 404 404 404 404 404 404 422 | login 404 404 404 422 404 404 404 404
workshops:workshop_groups                        GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:workshop_groups                        POST login 302 404 404 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:print_workshop                         GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:delete_workshop                        GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:delete_workshop                        POST login 302 404 404 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:end_rehearsal                          POST login 302 404 404 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:end_workshop                           POST login 302 404 404 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:propose_agenda                         GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:propose_agenda                         POST login 422 404 404 404 404 404 404 422 | login 404 404 404 422 404 404 404 404
workshops:add_step                               GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:add_step                               POST login 404 404 404 404 404 404 404 404 | login 404 404 404 404 404 404 404 404
workshops:edit_step                              GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:edit_step                              POST login 422 404 404 404 404 404 404 422 | login 404 404 404 422 404 404 404 404
workshops:remove_step                            GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:remove_step                            POST login 302 404 404 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:move_step                              POST login 302 404 404 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:hand_over                              GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:hand_over                              POST login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:remove_facilitator                     POST login 302 404 404 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:join_by_key                            GET  302   302 302 302 302 302 302 302 302 | 302   302 302 302 302 302 302 302 302
workshops:enter                                  POST 302   302 302 302 302 302 302 302 302 | 302   302 302 302 302 302 302 302 302
workshops:room_state                             GET  302   302 302 302 302 302 302 302 302 | 302   302 302 302 302 302 302 302 302
workshops:answer                                 POST 302   302 302 302 302 302 302 302 302 | 302   302 302 302 302 302 302 302 302
workshops:send_idea                              POST 302   302 302 302 302 302 302 302 302 | 302   302 302 302 302 302 302 302 302
workshops:give_feedback                          POST 302   302 302 302 302 302 302 302 302 | 302   302 302 302 302 302 302 302 302
workshops:leave_workshop                         POST 302   302 302 302 302 302 302 302 302 | 302   302 302 302 302 302 302 302 302
workshops:workshop_record                        GET  login 200 200 200 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:record_csv                             GET  login 200 200 200 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:record_csv_metadata                    GET  login 200 200 200 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:request_record_pdf                     POST login 302 302 302 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:record_file                            GET  login 200 404 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
workshops:download_record                        GET  login 200 404 404 404 404 404 404 404 | login 404 404 404 200 404 404 404 404
workshops:confirm_room_action                    GET  login 200 403 403 404 404 404 404 403 | login 404 404 404 200 404 404 404 404
workshops:confirm_room_action                    POST login 422 403 403 404 404 404 404 403 | login 404 404 404 422 404 404 404 404
workshops:dismiss_room_action                    POST login 302 403 403 404 404 404 404 403 | login 404 404 404 302 404 404 404 404
workshops:workshop_list                          GET  login 200 200 200 200 200 200 200 200
workshops:start_workshop                         POST login 302 404 404 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:start_rehearsal                        POST login 302 404 404 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:run_workshop                           GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:run_state                              GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:move_to_step                           POST login 422 404 404 404 404 404 404 422 | login 404 404 404 422 404 404 404 404
workshops:run_ballot                             POST login 422 404 404 404 404 404 404 422 | login 404 404 404 422 404 404 404 404
workshops:set_timer                              POST login 422 404 404 404 404 404 404 422 | login 404 404 404 422 404 404 404 404
workshops:drop_optional_steps                    POST login 422 404 404 404 404 404 404 422 | login 404 404 404 422 404 404 404 404
workshops:set_room                               POST login 422 404 404 404 404 404 404 422 | login 404 404 404 422 404 404 404 404
workshops:simulate_participants                  POST login 404 404 404 404 404 404 404 404 | login 404 404 404 404 404 404 404 404
workshops:device_list                            GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:device_list                            POST login 422 404 404 404 404 404 404 422 | login 404 404 404 422 404 404 404 404
workshops:remove_device                          POST login 302 404 404 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:count_hands                            GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:count_hands                            POST login 302 404 404 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:sort_ideas                             GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:sort_ideas                             POST login 422 404 404 404 404 404 404 422 | login 404 404 404 422 404 404 404 404
workshops:decide_idea                            POST login 422 404 404 404 404 404 404 422 | login 404 404 404 422 404 404 404 404
workshops:edit_idea                              GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:edit_idea                              POST login 302 404 404 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:write_note                             GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:write_note                             POST login 422 404 404 404 404 404 404 422 | login 404 404 404 422 404 404 404 404
workshops:write_decision                         GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:write_decision                         POST login 422 404 404 404 404 404 404 422 | login 404 404 404 422 404 404 404 404
workshops:remove_decision                        POST login 302 404 404 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:write_room_action                      GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:write_room_action                      POST login 422 404 404 404 404 404 404 422 | login 404 404 404 422 404 404 404 404
workshops:remove_room_action                     POST login 302 404 404 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:record_agreed                          GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:record_agreed                          POST login 302 404 404 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:set_prompt                             GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:set_prompt                             POST login 302 404 404 404 404 404 404 302 | login 404 404 404 302 404 404 404 404
workshops:screen                                 GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:screen_state                           GET  login 200 404 404 404 404 404 404 200 | login 404 404 404 200 404 404 404 404
workshops:join                                   GET  200   200 200 200 200 200 200 200 200
workshops:join                                   POST 422   422 422 422 422 422 422 422 422
workshops:take_part                              GET  200   200 200 200 200 200 200 200 200 | 200   200 200 200 200 200 200 200 200
"""


@dataclass(frozen=True)
class Row:
    """`statuses` by side ("ours", "theirs"), one for each seat in the order of the table."""

    name: str
    method: str
    statuses: dict[str, list[str]]


def _row(line: str) -> Row:
    ours, _, theirs = line.partition("|")
    name, method, *statuses = ours.split()
    return Row(name, method, {"ours": statuses} | ({"theirs": theirs.split()} if theirs else {}))


ROWS = [_row(line) for line in TABLE.strip().splitlines()]
