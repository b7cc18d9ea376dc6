// SPDX-License-Identifier: AGPL-3.0-or-later

import Drafts

/// Returned remarks and changes whose groups are known: a few by hand, and a mass of thirty files with two campaigns.
enum Consultations {
  static let comments = opinions(
    """
    ret_01@1|Chi hội Bắc Sông|b005|Đề nghị nâng chỉ tiêu lên 31.000 hội viên.
    ret_01@2|Chi hội Bắc Sông|b005|Cần quy định rõ độ tuổi lao động trẻ.
    ret_01@3|Chi hội Bắc Sông|b007|Nhất trí với nội dung đoạn này.
    ret_02@1|Chi hội Nam Sông|b005|de nghi nang chi tieu len 31.000 hoi vien
    ret_02@2|Chi hội Nam Sông|b007|Nên báo cáo hằng quý.
    ret_02@3|Đơn vị Đèo Gió|b007|Đồng ý với ý kiến trên.
    ret_03@1|Hội cơ sở Đồng Mây|b009|Bỏ cụm từ này vì chưa có quy định.
    ret_03@2|Hội cơ sở Đồng Mây|b012|Ghi rõ số biên chế.
    ret_03@3|Hội cơ sở Đồng Mây|b014|Đã trao đổi và thống nhất.
    ret_04@1|Đơn vị Cảng Xanh|b007|Đề nghị chuyển thành báo cáo mỗi quý một lần.
    ret_04@2|Đơn vị Cảng Xanh|b007|We suggest publishing the results on paper notice boards as well.
    ret_04@3|Đơn vị Cảng Xanh|b005|Đề nghị giữ nguyên chỉ tiêu, không nâng.
    ret_05@1|Chi hội Núi Đá|b005|Hai đoạn này trùng ý, đề nghị gộp.
    ret_05@2|Chi hội Núi Đá|b005|Đề nghị nâng lên 31.000 hội viên và 35 phần trăm lao động trẻ.
    ret_03#1|Hội cơ sở Đồng Mây|b009|, tài trợ hợp pháp→|Kinh phí hoạt động được bảo đảm từ hội phí và ngân sách hỗ trợ theo quy định của pháp luật.
    """)

  static let mass = opinions(
    """
    ret_01@1|Chi hội Bắc Sông 01|b005|Kính đề nghị ban soạn thảo nâng chỉ tiêu kết nạp lên 19.000 hội viên.
    ret_01@2|Chi hội Bắc Sông 01|b007|de nghi bao cao hang quy thay vi sau thang
    ret_02@1|Chi hội Nam Sông 02|b005|Đề nghị nâng chỉ tiêu kết nạp lên 19.000 hội viên.
    ret_02@2|Chi hội Nam Sông 02|b007|de nghi bao cao hang quy thay vi sau thang
    ret_02@3|Chi hội Nam Sông 02|b014|Đề nghị rút nhiệm kỳ xuống còn bốn năm.
    ret_03@1|Hội cơ sở Đồng Mây 03|b005|Đề nghị nâng chỉ tiêu kết nạp lên 18.000 hội viên.
    ret_03@2|Hội cơ sở Đồng Mây 03|b007|de nghi bao cao hang quy thay vi sau thang
    ret_03@3|Hội cơ sở Đồng Mây 03|b012|Đề nghị ghi rõ số lượng biên chế của từng ban.
    ret_03@4|Hội cơ sở Đồng Mây 03|b014|Đề nghị rút nhiệm kỳ xuống còn bốn năm.
    ret_04@1|Đơn vị Cảng Xanh 04|b005|Không nâng chỉ tiêu, giữ nguyên 13.000 hội viên.
    ret_05@1|Chi hội Núi Đá 05|b007|de nghi bao cao hang quy thay vi sau thang
    ret_05@2|Chi hội Núi Đá 05|b012|Đề nghị ghi rõ số lượng biên chế của từng ban.
    ret_06@1|Hội cơ sở Bãi Vàng 06|b005|Không nâng chỉ tiêu, giữ nguyên 13.000 hội viên.
    ret_07@1|Đơn vị Đèo Gió 07|b005|de nghi nang chi tieu ket nap len 18.000 hoi vien
    ret_07@2|Đơn vị Đèo Gió 07|b014|Đề nghị nhiệm kỳ bốn năm.
    ret_08@1|Chi hội Hồ Trong 08|b005|ĐỀ NGHỊ NÂNG CHỈ TIÊU KẾT NẠP LÊN 18.000 HỘI VIÊN
    ret_09@1|Chi hội Bắc Sông 09|b005|de nghi nang chi tieu ket nap len 18.000 hoi vien
    ret_10@1|Chi hội Nam Sông 10|b005|de nghi nang chi tieu ket nap len 18.000 hoi vien
    ret_10@2|Chi hội Nam Sông 10|b012|Cần nêu cụ thể biên chế từng ban.
    ret_11@1|Hội cơ sở Đồng Mây 11|b012|Đề nghị ghi rõ số lượng biên chế của từng ban.
    ret_12@1|Đơn vị Cảng Xanh 12|b005|Chỉ tiêu kết nạp nên nâng lên 18.000 hội viên.
    ret_12@2|Đơn vị Cảng Xanh 12|b014|Đề nghị rút nhiệm kỳ xuống còn bốn năm.
    ret_13@1|Chi hội Núi Đá 13|b005|ĐỀ NGHỊ NÂNG CHỈ TIÊU KẾT NẠP LÊN 18.000 HỘI VIÊN
    ret_13@2|Chi hội Núi Đá 13|b007|de nghi bao cao hang quy thay vi sau thang
    ret_14@1|Hội cơ sở Bãi Vàng 14|b005|Đề nghị giữ nguyên chỉ tiêu kết nạp 13.000 hội viên.
    ret_14@2|Hội cơ sở Bãi Vàng 14|b014|Đề nghị rút nhiệm kỳ xuống còn bốn năm.
    ret_15@1|Đơn vị Đèo Gió 15|b007|de nghi bao cao hang quy thay vi sau thang
    ret_15@2|Đơn vị Đèo Gió 15|b012|Đề nghị ghi rõ số lượng biên chế của từng ban.
    ret_16@1|Chi hội Hồ Trong 16|b005|Chỉ tiêu kết nạp nên nâng lên 18.000 hội viên.
    ret_17@1|Chi hội Bắc Sông 17|b005|Kính đề nghị ban soạn thảo nâng chỉ tiêu kết nạp lên 18.000 hội viên.
    ret_18@1|Chi hội Nam Sông 18|b005|ĐỀ NGHỊ NÂNG CHỈ TIÊU KẾT NẠP LÊN 18.000 HỘI VIÊN
    ret_19@1|Hội cơ sở Đồng Mây 19|b007|Nên chuyển sang báo cáo mỗi quý một lần thay cho sáu tháng.
    ret_20@1|Đơn vị Cảng Xanh 20|b005|ĐỀ NGHỊ NÂNG CHỈ TIÊU KẾT NẠP LÊN 18.000 HỘI VIÊN
    ret_20@2|Đơn vị Cảng Xanh 20|b007|de nghi bao cao hang quy thay vi sau thang
    ret_22@1|Hội cơ sở Bãi Vàng 22|b005|Chỉ tiêu kết nạp nên nâng lên 18.000 hội viên.
    ret_22@2|Hội cơ sở Bãi Vàng 22|b007|Nên chuyển sang báo cáo mỗi quý một lần thay cho sáu tháng.
    ret_23@1|Đơn vị Đèo Gió 23|b005|Không nâng chỉ tiêu, giữ nguyên 13.000 hội viên.
    ret_23@2|Đơn vị Đèo Gió 23|b007|Đề nghị báo cáo hằng quý thay vì sáu tháng.
    ret_23@3|Đơn vị Đèo Gió 23|b012|Cần nêu cụ thể biên chế từng ban.
    ret_24@1|Chi hội Hồ Trong 24|b007|Nên chuyển sang báo cáo mỗi quý một lần thay cho sáu tháng.
    ret_25@1|Chi hội Bắc Sông 25|b005|ĐỀ NGHỊ NÂNG CHỈ TIÊU KẾT NẠP LÊN 18.000 HỘI VIÊN
    ret_26@1|Chi hội Nam Sông 26|b005|Đề nghị nâng chỉ tiêu kết nạp lên 19.000 hội viên.
    ret_27@1|Hội cơ sở Đồng Mây 27|b005|Chỉ tiêu kết nạp nên nâng lên 18.000 hội viên.
    ret_27@2|Hội cơ sở Đồng Mây 27|b012|Cần nêu cụ thể biên chế từng ban.
    ret_28@1|Đơn vị Cảng Xanh 28|b005|Đề nghị nâng chỉ tiêu kết nạp lên 19.000 hội viên.
    ret_28@2|Đơn vị Cảng Xanh 28|b014|Đề nghị nhiệm kỳ bốn năm.
    ret_29@1|Chi hội Núi Đá 29|b012|Cần nêu cụ thể biên chế từng ban.
    ret_30@1|Hội cơ sở Bãi Vàng 30|b005|Đề nghị nâng chỉ tiêu kết nạp lên 18.000 hội viên.
    ret_30@2|Hội cơ sở Bãi Vàng 30|b007|Nên chuyển sang báo cáo mỗi quý một lần thay cho sáu tháng.
    ret_30@3|Hội cơ sở Bãi Vàng 30|b014|Đề nghị rút nhiệm kỳ xuống còn bốn năm.
    ret_03#1|Hội cơ sở Đồng Mây 03|b007|sáu tháng→hằng tháng|Ban Thường vụ chịu trách nhiệm tổ chức thực hiện nghị quyết, định kỳ hằng tháng báo cáo Ban Chấp hành và công khai kết quả trên cổng thông tin điện tử.
    ret_13#1|Chi hội Núi Đá 13|b007|sáu tháng→hằng quý|Ban Thường vụ chịu trách nhiệm tổ chức thực hiện nghị quyết, định kỳ hằng quý báo cáo Ban Chấp hành và công khai kết quả trên cổng thông tin điện tử.
    ret_15#1|Đơn vị Đèo Gió 15|b007|sáu tháng→hằng quý|Ban Thường vụ chịu trách nhiệm tổ chức thực hiện nghị quyết, định kỳ hằng quý báo cáo Ban Chấp hành và công khai kết quả trên cổng thông tin điện tử.
    ret_18#1|Chi hội Nam Sông 18|b007|sáu tháng→hằng quý|Ban Thường vụ chịu trách nhiệm tổ chức thực hiện nghị quyết, định kỳ hằng quý báo cáo Ban Chấp hành và công khai kết quả trên cổng thông tin điện tử.
    ret_21#1|Chi hội Núi Đá 21|b007|sáu tháng→hằng quý|Ban Thường vụ chịu trách nhiệm tổ chức thực hiện nghị quyết, định kỳ hằng quý báo cáo Ban Chấp hành và công khai kết quả trên cổng thông tin điện tử.
    ret_25#1|Chi hội Bắc Sông 25|b007|sáu tháng→hằng quý|Ban Thường vụ chịu trách nhiệm tổ chức thực hiện nghị quyết, định kỳ hằng quý báo cáo Ban Chấp hành và công khai kết quả trên cổng thông tin điện tử.
    ret_30#1|Hội cơ sở Bãi Vàng 30|b007|sáu tháng→hằng tháng|Ban Thường vụ chịu trách nhiệm tổ chức thực hiện nghị quyết, định kỳ hằng tháng báo cáo Ban Chấp hành và công khai kết quả trên cổng thông tin điện tử.
    """)

  /// "id|author|block|text" a line, and "|resulting text of the block" for a change.
  private static func opinions(_ table: String) -> [Opinion] {
    table.split(separator: "\n").map { line in
      let cells = line.split(separator: "|").map(String.init)
      return Opinion(
        id: cells[0], author: cells[1], anchor: cells[2], text: cells[3], result: cells.count > 4 ? cells[4] : nil)
    }
  }
}
