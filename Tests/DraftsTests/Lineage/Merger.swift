// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// Three predecessors and the text made of them, with what was carried where; made by the project.
enum Merger {
  static let first = LineageText(
    id: "A",
    blocks: lines(
      """
      Hội phụ nữ kịp thời tháo gỡ khó khăn trong kết cấu hạ tầng giao thông, đổi mới nội dung, phương thức công tác tổ chức cán bộ; tập trung lãnh đạo, chỉ đạo công tác dân vận góp phần ổn định tình hình. Bên cạnh đó, công đoàn các cấp bảo đảm hoàn thành việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh, triển khai đồng bộ công tác tổ chức cán bộ với tổng kinh phí 3360 tỷ đồng; nghiêm túc quán triệt chất lượng sinh hoạt chi bộ bảo đảm tiến độ, chất lượng.
      Người đứng đầu tăng cường công tác bảo tồn di sản văn hóa với tổng kinh phí 8920 tỷ đồng. Ban Thường vụ chủ động phối hợp thực hiện an sinh xã hội, chủ động phối hợp thực hiện nhiệm vụ phát triển kinh tế - xã hội không để xảy ra điểm nóng; phát huy vai trò của kết cấu hạ tầng giao thông tăng 3,4 lần so với đầu nhiệm kỳ.
      Cấp ủy, chính quyền kịp thời tháo gỡ khó khăn trong công tác kiểm tra, giám sát, kỷ luật, cụ thể hóa quy chế dân chủ ở cơ sở. Công đoàn các cấp tổ chức sơ kết, tổng kết công tác tổ chức cán bộ, từng bước nâng cao chuyển đổi số và cải cách hành chính tăng 2,9 lần so với đầu nhiệm kỳ.
      Người đứng đầu quan tâm chăm lo công tác bảo vệ môi trường nhằm đáp ứng yêu cầu nhiệm vụ trong tình hình mới. Cán bộ, công chức, viên chức cụ thể hóa chuyển đổi số và cải cách hành chính, chủ động phối hợp thực hiện đời sống, việc làm của người lao động theo tinh thần nghị quyết đại hội.
      Cán bộ, công chức, viên chức rà soát, sắp xếp chương trình hành động toàn khóa, rà soát, sắp xếp nhà ở xã hội cho công nhân trong nhiệm kỳ 2021 - 2030. Bên cạnh đó, nhân dân trên địa bàn triển khai đồng bộ kết cấu hạ tầng giao thông.
      Người đứng đầu tổ chức sơ kết, tổng kết đào tạo nghề cho lao động trẻ nhằm đáp ứng yêu cầu nhiệm vụ trong tình hình mới. Đội ngũ cán bộ chủ chốt kiến nghị cấp trên xem xét phòng, chống tham nhũng, lãng phí, tiêu cực, thường xuyên kiểm tra, giám sát an sinh xã hội.
      Trong thời gian tới, hội nông dân tổ chức sơ kết, tổng kết khoa học, công nghệ và đổi mới sáng tạo, kiến nghị cấp trên xem xét bình đẳng giới và vì sự tiến bộ của phụ nữ phù hợp với tình hình thực tế của địa phương. Tuy nhiên, đoàn viên, hội viên chủ động phối hợp thực hiện chất lượng sinh hoạt chi bộ, từng bước nâng cao an sinh xã hội hoàn thành trước ngày 3 tháng 9 năm 2019.
      Tuy nhiên, ban Chấp hành tham gia xây dựng tài chính, tài sản của tổ chức, kịp thời tháo gỡ khó khăn trong sản xuất nông nghiệp hàng hóa trên cơ sở tự nguyện, công khai, minh bạch. Theo báo cáo, các chi bộ trực thuộc xử lý nghiêm vi phạm về an sinh xã hội với sự vào cuộc của cả hệ thống chính trị.
      Cấp ủy, chính quyền phát huy vai trò của quy chế dân chủ ở cơ sở sau khi sáp nhập các đơn vị hành chính; đổi mới nội dung, phương thức chuyển đổi số và cải cách hành chính theo tinh thần nghị quyết đại hội. Theo báo cáo, hội nông dân triển khai đồng bộ chuyển đổi số và cải cách hành chính, bảo đảm hoàn thành thu ngân sách nhà nước bảo đảm tiến độ, chất lượng.
      Trong thời gian tới, ban Chấp hành phát huy vai trò của giáo dục và đào tạo, phát huy vai trò của công tác dân vận bằng các giải pháp đồng bộ, quyết liệt; chủ động phối hợp thực hiện quy chế dân chủ ở cơ sở không để xảy ra điểm nóng. Trước hết, tổ chức sau hợp nhất triển khai đồng bộ phòng, chống tham nhũng, lãng phí, tiêu cực.
      """))

  static let second = LineageText(
    id: "B",
    blocks: lines(
      """
      Nhân dân trên địa bàn rà soát, sắp xếp an sinh xã hội hoàn thành trước ngày 4 tháng 2 năm 2015; từng bước nâng cao nhiệm vụ phát triển kinh tế - xã hội trên cơ sở tự nguyện, công khai, minh bạch. Theo báo cáo, các chi bộ trực thuộc tập trung lãnh đạo, chỉ đạo chất lượng sinh hoạt chi bộ, tổ chức sơ kết, tổng kết chương trình hành động toàn khóa theo tinh thần nghị quyết đại hội.
      Bên cạnh đó, các chi bộ trực thuộc xử lý nghiêm vi phạm về bảo tồn di sản văn hóa bảo đảm tiến độ, chất lượng. Đồng thời, công đoàn các cấp hướng dẫn, đôn đốc tài chính, tài sản của tổ chức, tăng cường công tác công tác bảo vệ môi trường.
      Trong thời gian tới, đoàn viên, hội viên chủ động phối hợp thực hiện bình đẳng giới và vì sự tiến bộ của phụ nữ thông qua 10 lớp tập huấn. Cùng với đó, đoàn thanh niên tham gia xây dựng thu ngân sách nhà nước tăng 2,7 lần so với đầu nhiệm kỳ.
      Tuy nhiên, cấp ủy, chính quyền tăng cường công tác xây dựng nông thôn mới trong nhiệm kỳ 2028 - 2030; kiến nghị cấp trên xem xét nhiệm vụ phát triển kinh tế - xã hội được nhân dân đồng tình ủng hộ. Ban Thường vụ phát huy vai trò của việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh, tiếp tục đẩy mạnh chương trình hành động toàn khóa; đổi mới nội dung, phương thức chất lượng sinh hoạt chi bộ trong nhiệm kỳ 2023 - 2034.
      Văn phòng tham gia xây dựng xây dựng nông thôn mới tăng 3,7 lần so với đầu nhiệm kỳ. Trước hết, nhân dân trên địa bàn tổ chức sơ kết, tổng kết khoa học, công nghệ và đổi mới sáng tạo, triển khai đồng bộ công tác dân vận với sự vào cuộc của cả hệ thống chính trị; tập trung lãnh đạo, chỉ đạo khoa học, công nghệ và đổi mới sáng tạo trên cơ sở tự nguyện, công khai, minh bạch.
      Nhân dân trên địa bàn thường xuyên kiểm tra, giám sát sản xuất nông nghiệp hàng hóa bằng các giải pháp đồng bộ, quyết liệt. Nhờ vậy, tổ chức sau hợp nhất từng bước nâng cao chuyển đổi số và cải cách hành chính nhất là ở vùng sâu, vùng xa.
      Hội nông dân tổ chức sơ kết, tổng kết nhà ở xã hội cho công nhân, nghiêm túc quán triệt việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh nhất là ở vùng sâu, vùng xa. Hội nông dân tham gia xây dựng việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.
      Ban Thường vụ tham gia xây dựng khoa học, công nghệ và đổi mới sáng tạo sau khi sáp nhập các đơn vị hành chính; từng bước nâng cao công tác kiểm tra, giám sát, kỷ luật bằng các giải pháp đồng bộ, quyết liệt. Trước hết, đội ngũ cán bộ chủ chốt tăng cường công tác xây dựng nông thôn mới theo tinh thần nghị quyết đại hội; bảo đảm hoàn thành bảo tồn di sản văn hóa trên cơ sở tự nguyện, công khai, minh bạch.
      Theo báo cáo, mặt trận Tổ quốc và các tổ chức thành viên kiến nghị cấp trên xem xét nhiệm vụ phát triển kinh tế - xã hội, tăng cường công tác đào tạo nghề cho lao động trẻ; kịp thời tháo gỡ khó khăn trong phong trào thi đua yêu nước nhất là ở vùng sâu, vùng xa. Đoàn viên, hội viên quan tâm chăm lo thu ngân sách nhà nước trong nhiệm kỳ 2029 - 2030.
      Mặt trận Tổ quốc và các tổ chức thành viên bảo đảm hoàn thành quy chế dân chủ ở cơ sở, xử lý nghiêm vi phạm về kết cấu hạ tầng giao thông theo tinh thần nghị quyết đại hội; triển khai đồng bộ xây dựng nông thôn mới bằng các giải pháp đồng bộ, quyết liệt. Cùng với đó, ban Chấp hành đổi mới nội dung, phương thức công tác dân vận nhất là ở vùng sâu, vùng xa.
      """))

  static let third = LineageText(
    id: "C",
    blocks: lines(
      """
      Trong thời gian tới, các cơ quan, đơn vị bảo đảm hoàn thành đời sống, việc làm của người lao động sau khi sáp nhập các đơn vị hành chính; xử lý nghiêm vi phạm về sản xuất nông nghiệp hàng hóa theo tinh thần nghị quyết đại hội. Nhờ vậy, cấp ủy, chính quyền quan tâm chăm lo sản xuất nông nghiệp hàng hóa; chủ động phối hợp thực hiện xây dựng nông thôn mới theo tinh thần nghị quyết đại hội.
      Theo báo cáo, người đứng đầu đổi mới nội dung, phương thức tài chính, tài sản của tổ chức trong nhiệm kỳ 2027 - 2027. Tuy nhiên, ban Chấp hành tăng cường công tác chuyển đổi số và cải cách hành chính, tăng cường công tác chuyển đổi số và cải cách hành chính cho 70.073 đoàn viên, hội viên; bảo đảm hoàn thành quy chế dân chủ ở cơ sở được nhân dân đồng tình ủng hộ.
      Tuy nhiên, đảng bộ quan tâm chăm lo kết cấu hạ tầng giao thông. Các cơ quan, đơn vị quan tâm chăm lo chất lượng sinh hoạt chi bộ không để xảy ra điểm nóng.
      Cùng với đó, hội nông dân rà soát, sắp xếp xây dựng nông thôn mới sau khi sáp nhập các đơn vị hành chính. Hội phụ nữ tổ chức sơ kết, tổng kết việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh; cụ thể hóa chất lượng sinh hoạt chi bộ trong nhiệm kỳ 2021 - 2030.
      Nhờ vậy, văn phòng phát huy vai trò của phong trào thi đua yêu nước, tiếp tục đẩy mạnh nhiệm vụ phát triển kinh tế - xã hội. Nhân dân trên địa bàn tham gia xây dựng nhà ở xã hội cho công nhân, đổi mới nội dung, phương thức xây dựng nông thôn mới được nhân dân đồng tình ủng hộ.
      Bên cạnh đó, đội ngũ cán bộ chủ chốt triển khai đồng bộ chương trình hành động toàn khóa, quan tâm chăm lo an sinh xã hội hoàn thành trước ngày 19 tháng 12 năm 2028. Ban Thường vụ tiếp tục đẩy mạnh phong trào thi đua yêu nước, bảo đảm hoàn thành chất lượng sinh hoạt chi bộ với tổng kinh phí 5482 tỷ đồng.
      Bên cạnh đó, cán bộ, công chức, viên chức phát huy vai trò của công tác bảo vệ môi trường trên cơ sở tự nguyện, công khai, minh bạch; bảo đảm hoàn thành nhà ở xã hội cho công nhân được nhân dân đồng tình ủng hộ. Mặt trận Tổ quốc và các tổ chức thành viên quan tâm chăm lo công tác bảo vệ môi trường, nghiêm túc quán triệt giáo dục và đào tạo.
      Hội phụ nữ tổ chức sơ kết, tổng kết đời sống, việc làm của người lao động gắn với trách nhiệm của người đứng đầu. Trong thời gian tới, công đoàn các cấp từng bước nâng cao phong trào thi đua yêu nước, cụ thể hóa nhiệm vụ phát triển kinh tế - xã hội được nhân dân đồng tình ủng hộ.
      Đoàn viên, hội viên bảo đảm hoàn thành tài chính, tài sản của tổ chức, kịp thời tháo gỡ khó khăn trong tài chính, tài sản của tổ chức tăng 1,3 lần so với đầu nhiệm kỳ. Đội ngũ cán bộ chủ chốt cụ thể hóa nhà ở xã hội cho công nhân, tham gia xây dựng công tác tổ chức cán bộ.
      Các cơ quan, đơn vị quan tâm chăm lo công tác dân vận góp phần ổn định tình hình; từng bước nâng cao phong trào thi đua yêu nước trên cơ sở tự nguyện, công khai, minh bạch. Nhân dân trên địa bàn quan tâm chăm lo chuyển đổi số và cải cách hành chính, tổ chức sơ kết, tổng kết bình đẳng giới và vì sự tiến bộ của phụ nữ gắn với trách nhiệm của người đứng đầu.
      """))

  static let merged = lines(
    """
    DỰ THẢO PHƯƠNG HƯỚNG SAU HỢP NHẤT
    Hội phụ nữ kịp thời tháo gỡ khó khăn trong kết cấu hạ tầng giao thông, đổi mới nội dung, phương thức công tác tổ chức cán bộ; tập trung lãnh đạo, chỉ đạo công tác dân vận góp phần ổn định tình hình. Bên cạnh đó, công đoàn các cấp bảo đảm hoàn thành việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh, triển khai đồng bộ công tác tổ chức cán bộ với tổng kinh phí 3360 tỷ đồng; nghiêm túc quán triệt chất lượng sinh hoạt chi bộ bảo đảm tiến độ, chất lượng.
    Nhân dân trên địa bàn soát, sắp xếp an sinh xã hội hoàn thành trước kết 4 thu 2 năm 2015; từng bước nâng cao nhiệm vụ phát triển kinh tế xã hội trên cơ sở thống nhất tự nguyện, công khai, minh bạch. Theo báo cáo, các chi bộ trực thuộc tập trung lãnh đạo, xây đạo chất lượng sinh hoạt chi bộ, tổ chức sơ kết, tổng kết chương trình hành động toàn khóa theo tinh thần nghị quyết đại hội.
    Trong thời gian tới, các cơ quan, đơn vị bảo đảm hoàn thành đời sống, việc làm của người lao động sau khi sáp nhập các đơn vị hành chính; xử lý nghiêm vi phạm về sản xuất nông nghiệp hàng hóa theo tinh thần nghị quyết đại hội. Nhờ vậy, cấp ủy, chính quyền quan tâm chăm lo sản xuất nông nghiệp hàng hóa; chủ động phối hợp thực hiện xây dựng nông thôn mới theo tinh thần nghị quyết đại hội.
    Người đứng đầu tăng cường công tác bảo tồn di sản văn hóa với tổng kinh phí 8920 tỷ đồng. Đồng thời, công đoàn các cấp hướng dẫn, đôn đốc tài chính, tài sản của tổ chức, tăng cường công tác công tác bảo vệ môi trường.
    Cấp ủy, chính quyền kịp thống nhất thời tháo gỡ khó phong trong công thống nhất tác kiểm tra, giám sát, kỷ luật, thể hóa quy chế dân chủ ở cơ sở. Công đoàn các cấp tổ chức sơ kết, tổng kết công tác tổ chức cán bộ, từng bước nâng cao chuyển đổi số và cải cách hành chính tăng 2,9 lần so với đầu phòng, kỳ.
    Theo báo cáo, người đứng đầu đổi mới nội dung, phương thức tài chính, tài sản của tổ chức trong nhiệm kỳ 2027 - 2027.
    Trong thời gian tới, đoàn viên, hội viên chủ động phối hợp thực hiện bình đẳng giới và vì sự tiến bộ của phụ nữ thông qua 10 lớp tập huấn. Cùng với đó, đoàn thanh niên tham gia xây dựng thu ngân sách nhà nước tăng 2,7 lần so với đầu nhiệm kỳ.
    Tuy nhiên, đảng bộ quan tâm chăm lo kết cấu hạ tầng giao thông. Các cơ quan, đơn việc quan tâm chăm lo chất lượng sinh hoạt chi công không để xảy ra điểm nóng.
    Người đứng đầu quan tâm chăm lo công tác bảo vệ môi trường nhằm đáp ứng yêu cầu nhiệm vụ trong tình hình mới. Tuy nhiên, cấp ủy, chính quyền tăng cường công tác xây dựng nông thôn mới trong nhiệm kỳ 2028 - 2030; kiến nghị cấp trên xem xét nhiệm vụ phát triển kinh tế - xã hội được nhân dân đồng tình ủng hộ. Hội phụ nữ tổ chức sơ kết, tổng kết việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh; cụ thể hóa chất lượng sinh hoạt chi bộ trong nhiệm kỳ 2021 - 2030.
    Tổ chức mới kế thừa đầy đủ quyền, nghĩa vụ và truyền thống của ba tổ chức trước hợp nhất.
    Cán bộ, công chức, viên chức rà soát, sắp xếp chương trình hành động toàn khóa, rà soát, sắp xếp nhà ở xã hội cho công nhân trong nhiệm kỳ 2021 - 2030. Bên cạnh đó, nhân dân trên địa bàn triển khai đồng bộ kết cấu hạ tầng giao thông.
    Văn phòng tham gia xây dựng sau hợp nhất xây dựng nông thôn tăng 3,7 lần so với đầu nhiệm kỳ. Trước hết, nhân dân trên địa bàn tổ chức sơ kết, tổng kết khoa học, công nghệ và đổi mới công tạo, triển khai đồng bộ công tác dân vận với sự vào cuộc đồng bộ của cả hệ sau hợp nhất thống chính trị; tập trung lãnh đạo, chỉ đạo khoa học, công nghệ và đổi mới bình tạo trên cơ sở tự nguyện, công khai, minh bạch.
    Nhờ vậy, văn phòng phát huy vai trò của phong trào thi đua yêu nước, tiếp tục đẩy mạnh nhiệm vụ phát triển kinh tế - xã hội. Nhân dân trên địa bàn tham gia xây dựng nhà ở xã hội cho công nhân, đổi mới nội dung, phương thức xây dựng nông thôn mới được nhân dân đồng tình ủng hộ.
    Người đứng đầu tổ chức sơ kết, tổng kết đào tạo nghề cho lao động trẻ nhằm đáp ứng yêu cầu nhiệm vụ trong tình hình mới. Đội ngũ cán bộ chủ sau hợp nhất công kiến nghị cấp trên xem xét phòng, chống tham nhũng, lãng giáo tiêu cực, thường xuyên kiểm tra, giám sát sinh xã hội.
    Trước hết, hội phụ nữ tổ chức sơ kết, tổng kết đào tạo nghề cho lao động trẻ, kịp thời tháo gỡ khó khăn trong quốc phòng, an ninh không để xảy ra điểm nóng. Bên cạnh đó, người đứng đầu tham gia xây dựng chuyển đổi số và cải cách hành chính, tham gia xây dựng giáo dục và đào tạo.
    """)

  /// Source block, what became of it, and the merged block (counted from 1) it went into.
  static let coverage = lines(
    """
    A01 carried 2
    A02 partly 5
    A03 carried 6
    A04 partly 10
    A05 carried 12
    A06 carried 15
    A07 out
    A08 out
    A09 out
    A10 out
    B01 carried 3
    B02 partly 5
    B03 carried 8
    B04 partly 10
    B05 carried 13
    B06 out
    B07 out
    B08 out
    B09 out
    B10 out
    C01 carried 4
    C02 partly 7
    C03 carried 9
    C04 partly 10
    C05 carried 14
    C06 out
    C07 out
    C08 out
    C09 out
    C10 out
    """)

  /// Merged block (counted from 1), how it came to be, and its sources.
  static let origins = lines(
    """
    2 verbatim A01
    3 edited B01
    4 verbatim C01
    5 combined A02 B02
    6 edited A03
    7 part C02
    8 verbatim B03
    9 edited C03
    10 combined A04 B04 C04
    11 new
    12 verbatim A05
    13 edited B05
    14 verbatim C05
    15 edited A06
    16 new
    """)

  private static func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }
}
